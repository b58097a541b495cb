import { resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a program of the tests, so that plain Node runs it in a session of its own; answers its path. */
export async function buildChild(source: string, name: string): Promise<string> {
  const outDir = resolve(`node_modules/.cache/veritrail-tests/${name}`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@core': resolve('src/core'), '@contract': resolve('src/contract'), '@app': resolve('src/app') },
    },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return resolve(outDir, `${name}.mjs`);
}
