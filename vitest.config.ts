import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = {
  '@core': resolve('src/core'),
  '@contract': resolve('src/contract'),
  '@app': resolve('src/app'),
  '@demo': resolve('src/demo'),
};

/**
 * Limits in ms that only a hang passes, also on a machine that others slow down; what goes well takes no longer for
 * them. How fast something is stands in `bench/`.
 */
const LIMITS = { testTimeout: 300_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/**
 * `unit`: no process, no build needed. `integration`: the built program, real processes, a real archive; run after
 * `npm run build`. Both mirror `src`; an integration test is named `*.integration.test.ts`. `faults`: every connector
 * against every fault of its stand-in, two files at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.integration.test.ts', 'test/**/*.faults.test.ts', 'test/e2e/**'],
          ...LIMITS,
          // Files share a worker, one after the other: a worker for each costs as much as the tests themselves.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['test/**/*.integration.test.ts'],
          exclude: ['test/e2e/**'],
          ...LIMITS,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'faults',
          include: ['test/**/*.faults.test.ts'],
          ...LIMITS,
          maxWorkers: 2,
          // Most of a cell is waiting for a backend that misbehaves.
          maxConcurrency: 8,
        },
      },
    ],
  },
});
