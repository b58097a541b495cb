#!/usr/bin/env node
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { runCommandLine } from './command-line';

const here = dirname(fileURLToPath(import.meta.url));

/** conf's when-exit, of use to conf alone, sends each signal a second time at once: that is no impatient user. */
const ECHO_MS = 500;

/** The first Ctrl+C ends the work in an orderly way, the second ends the process. */
function onInterrupt(listener: () => void): () => void {
  let first: number | null = null;
  const hear = (): void => {
    if (first === null) {
      first = performance.now();
      listener();
    } else if (performance.now() - first > ECHO_MS) process.exit(1);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return () => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
}

const exitCode = await runCommandLine({
  words: process.argv.slice(2),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  programDirectory: resolve(here, '..'),
  // Loaded when it is needed: help and mistyped words come at once.
  connect: async (options) => (await import('@app/ownership/connect-application')).connectApplication(options),
  onInterrupt,
});
process.exit(exitCode);
