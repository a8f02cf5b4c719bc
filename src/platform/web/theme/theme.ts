/** Colours, sizes and defaults of all components. Contrast and target sizes hold WCAG 2.2 AA in light and dark. */
import { createTheme, defaultCssVariablesResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep sea blue; shade 8 carries white text at 7.5:1. */
const keel: MantineColorsTuple = [
  '#eef4fb',
  '#d9e6f4',
  '#b5cfeb',
  '#8fb6e1',
  '#6c9dd6',
  '#4f88cc',
  '#3a77bf',
  '#2c67ac',
  '#1f5591',
  '#143f70',
];
/** Slightly blue greys for the dark scheme: 0 is text, 2 quiet text, 4 lines, 6 fields, 7 ground. */
const dark: MantineColorsTuple = [
  '#d5dbe3',
  '#bac3ce',
  '#9aa5b3',
  '#6a7583',
  '#39424e',
  '#2c343f',
  '#222932',
  '#181d24',
  '#12161b',
  '#0d1014',
];

export const theme = createTheme({
  primaryColor: 'keel',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: { keel, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
      h5: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h6: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  components: {
    InputWrapper: { styles: { label: { marginBottom: 3 }, description: { marginBottom: 4 } } },
    Button: {
      vars: (_theme: unknown, props: { size?: unknown; variant?: unknown }) => ({
        root:
          props.size === undefined
            ? { '--button-height': '34px', '--button-padding-x': '14px', '--button-fz': 'var(--mantine-font-size-sm)' }
            : {},
      }),
    },
    Checkbox: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', radius: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // Scroll locking writes a style element, which the content security policy forbids; overlays cover the page anyway.
    // Its header element would be a second banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'none' } }, lockScroll: false, transitionProps: { duration: 100 } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } }, lockScroll: false, transitionProps: { duration: 120 } } },
    Anchor: { defaultProps: { inherit: true, underline: 'always' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, loop: true } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } },
  },
});

/** Variables on top of Mantine's; pages use these for ground, lines and ink. Written into a stylesheet by the build. */
export const variables: CSSVariablesResolver = (full) => {
  const own = defaultCssVariablesResolver(full);
  return {
    variables: own.variables,
    light: {
      ...own.light,
      '--mantine-color-body': '#ffffff',
      '--mantine-color-text': '#1b222b',
      '--mantine-color-dimmed': '#566170',
      '--mantine-color-placeholder': '#667180',
      '--mantine-color-error': '#b3141c',
      '--mantine-color-anchor': '#1f5591',
      '--mantine-color-default-border': '#cdd4dc',
      // Mantine's own are short of 4.5:1 on their light grounds.
      '--mantine-color-red-light-color': '#8f1d1d',
      '--mantine-color-orange-light-color': '#843a00',
      '--mantine-color-yellow-light-color': '#665000',
      '--mantine-color-green-light-color': '#1d5f2c',
      '--mantine-color-teal-light-color': '#0b5d47',
      '--mantine-color-gray-light-color': '#3f4a57',
    },
    dark: {
      ...own.dark,
      '--mantine-color-dimmed': '#9aa5b3',
      '--mantine-color-placeholder': '#8a95a3',
      '--mantine-color-error': '#ff8a8f',
      '--mantine-color-anchor': '#8fb6e1',
      '--mantine-primary-color-light': 'rgb(108 157 214 / 20%)',
      '--mantine-primary-color-light-hover': 'rgb(108 157 214 / 28%)',
      '--mantine-color-keel-light': 'rgb(108 157 214 / 20%)',
      '--mantine-color-keel-light-hover': 'rgb(108 157 214 / 28%)',
      '--mantine-primary-color-light-color': '#b5cfeb',
      '--mantine-color-keel-light-color': '#b5cfeb',
    },
  };
};
