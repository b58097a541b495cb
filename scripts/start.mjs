// npm start: installs and builds what is missing or stale, then opens the window; in the browser where Electron's binary is
// not there and cannot be fetched within ten seconds. Works on a bare clone with Node from 20.20 on.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './freshness.mjs';
import { build, install } from './prepare.mjs';
import { run } from './run.mjs';

const FETCH_WITHIN_MS = 10_000;
const PARENT_CHECK_MS = 1000;
const tell = (line) => process.stderr.write(`${line}\n`);

/** The path of Electron's binary; null where it is not installed whole: its installer names it last. */
function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  const usual = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existsSync(join(override, usual)) ? join(override, usual) : null;
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

async function findElectron() {
  const found = electronBinary();
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (found !== null || !existsSync(installer)) return found;
  await run(process.execPath, [installer], { timeout: FETCH_WITHIN_MS, silent: true });
  return electronBinary();
}

/** A window needs a display; without one even an installed Electron cannot open. */
const hasDisplay = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

async function chooseHost() {
  const browser = { command: process.execPath, args: [join(root, 'out/local-web/index.js')] };
  const electron = await findElectron();
  if (electron !== null && hasDisplay()) {
    // Chromium's own sandbox refuses to run as root.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { command: electron, args: [...asRoot, root] };
  }
  tell(
    electron === null
      ? "Electron's program is not on this machine and could not be fetched within ten seconds, so Veritrail opens in the browser."
      : 'There is no display for a window, so Veritrail serves a browser.',
  );
  return browser;
}

/** The parent, and under npm also npm itself: its shell outlives it where it is killed. */
function starterIds() {
  if (process.platform !== 'linux' || process.env.npm_lifecycle_event === undefined) return [process.ppid];
  try {
    // The fields after the name in brackets: state, then the parent's id.
    const [, parent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return [process.ppid, parent];
  } catch {
    return [process.ppid];
  }
}

async function main() {
  await install();
  await build();
  const { command, args } = await chooseHost();
  const child = spawn(command, [...args, ...process.argv.slice(2)], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const starters = starterIds();
  setInterval(() => {
    if (starterIds().join() !== starters.join()) child.kill('SIGTERM');
  }, PARENT_CHECK_MS).unref();
  child.once('error', (error) => {
    tell(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}

main().catch((error) => {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
