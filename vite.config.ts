/** Builds and serves the screens. Words are compiled and the theme is written as CSS here, so that the browser gets neither parser nor style element. */
import { compileMessage } from '@lingui/message-utils/compileMessage';
import react from '@vitejs/plugin-react';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** `words.en.ts` and `words.de.ts`: ICU messages compiled to arrays. */
const compiledWords = (): Plugin => ({
  name: 'compiled-words',
  enforce: 'pre',
  async transform(code, id) {
    const file = id.split('?')[0] ?? id;
    if (!/[/\\]words\.(en|de)\.ts$/.test(file)) return null;
    const url = `${pathToFileURL(file).href}?${code.length}-${Date.now()}`;
    const { words } = (await import(url)) as { words: Record<string, string> };
    const compiled = Object.fromEntries(Object.entries(words).map(([key, message]) => [key, compileMessage(message)]));
    return { code: `export const words = ${JSON.stringify(compiled)};`, map: null };
  },
});

/** `virtual:theme.css`: the variables of the theme. */
const themeStyles = (): Plugin => ({
  name: 'theme-styles',
  resolveId: (id) => (id === 'virtual:theme.css' ? '\0virtual:theme.css' : null),
  async load(id) {
    if (id !== '\0virtual:theme.css') return null;
    const { themeCss } = await import('./src/platform/web/theme/theme-css.ts');
    return themeCss();
  },
});

export default defineConfig({
  plugins: [compiledWords(), themeStyles(), react()],
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    // A style or script in the page itself would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The shell names every file there is: short names, of what is in them.
      output: { chunkFileNames: 'assets/[hash:7].js' },
      treeshake: {
        // Our modules only declare: what a page does not use is left out of it. Styles and the entrance are what does something.
        moduleSideEffects: (id) =>
          /[/\\]src[/\\].*\.tsx?$/.test(id) && !/styles\.ts$|[/\\]src[/\\]web\.tsx$/.test(id) ? false : undefined,
        manualPureFunctions: ['z'],
      },
    },
  },
  server: { proxy: { '/api': { target: process.env['EVENKEEL_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
});
