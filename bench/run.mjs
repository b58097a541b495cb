#!/usr/bin/env node
/** Bundles the bench with the program that it measures, then runs it: `npm run bench -- --help`. */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// Inside node_modules, so that the packages that stay outside the bundle are found from there.
const outDir = join(root, 'node_modules/.cache/veritrail-bench', String(process.pid));
const readerThread = join(root, 'src/app/features/imports/reader-thread.ts');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  resolve: {
    alias: Object.fromEntries(['core', 'contract', 'app', 'demo'].map((one) => [`@${one}`, join(root, 'src', one)])),
  },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        ...Object.fromEntries(
          ['main', 'app-child', 'raw-child', 'fill-child', 'stand-in-child'].map((one) => [
            one,
            join(root, 'bench', `${one}.ts`),
          ]),
        ),
        ...(existsSync(readerThread) ? { 'app/reader-thread': readerThread } : {}),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

const bench = spawn(process.execPath, [join(outDir, 'main.js'), '--root', root, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.on('SIGINT', () => bench.kill('SIGINT'));
bench.on('exit', (code) => {
  rmSync(outDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
