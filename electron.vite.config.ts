import { resolve } from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const alias = {
  '@core': resolve('src/core'),
  '@contract': resolve('src/contract'),
  '@app': resolve('src/app'),
  '@demo': resolve('src/demo'),
};

/**
 * Remembers what a component has made as long as what it was made of stays the same: for the parts of the search screen,
 * which is drawn anew at every key. The rest gains nothing and would double the time of a build (ADR 0011).
 */
const compiler = reactCompilerPreset();
compiler.rolldown.filter = {
  ...compiler.rolldown.filter,
  id: /\/src\/renderer\/src\/(api|shell|ui|features\/(annotations|entry|search))\//,
};

/**
 * One build of everything that runs in Node (the Electron host, the application process, the loopback host, the command
 * line, the reader's thread), so that they share their code; then the preload and the renderer.
 */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out',
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          'main/index': resolve('src/main/index.ts'),
          'main/application': resolve('src/main/application.ts'),
          'local-web/index': resolve('src/local-web/index.ts'),
          'cli/index': resolve('src/cli/index.ts'),
          'app/reader-thread': resolve('src/app/features/imports/reader-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [react(), babel({ presets: [compiler] })],
    build: {
      outDir: resolve('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Monaco is one part, and is loaded when the first entry is opened.
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // It would tell at each build that the compiler takes most of its time.
        checks: { pluginTimings: false },
      },
    },
  },
});
