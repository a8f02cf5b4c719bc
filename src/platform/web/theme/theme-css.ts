/** The theme as a stylesheet, made at build time: with it Mantine writes no style element, and the strict content security policy holds. */
import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { theme, variables } from './theme.ts';

/** Palettes that no page of ours uses. */
const unused = /^--mantine-color-(pink|grape|violet|indigo|cyan|lime)-/;

export function themeCss(): string {
  const merged = variables(mergeMantineTheme(DEFAULT_THEME, theme));
  const used = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !unused.test(name)));
  return convertCssVariables({
    variables: used(merged.variables),
    light: { '--mantine-color-scheme': 'light', ...used(merged.light) },
    dark: { '--mantine-color-scheme': 'dark', ...used(merged.dark) },
  });
}
