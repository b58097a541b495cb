import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SESSION = 'dbus-run-session';

/** True where gnome-keyring, a session bus and libsecret are installed. */
export const HAS_KEYRING = [SESSION, 'gnome-keyring-daemon', 'dbus-send'].every(
  (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0,
);

/**
 * `unlocked`: a keyring that takes secrets. `locked`: one that holds a collection and was started without its password.
 * `empty`: started without a password and without any collection. `prompting`: locked, with a prompt that nobody answers.
 */
export type KeyringState = 'unlocked' | 'locked' | 'empty' | 'prompting';

const WAIT = `
owned() { dbus-send --session --dest=org.freedesktop.DBus --print-reply /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q "$1"; }
await() { for turn in $(seq 100); do owned "$1" && return; sleep 0.05; done; }
start() { gnome-keyring-daemon --foreground --components=secrets "$@" >/dev/null & keyring=$!; await true; }
stop() { kill $keyring; wait $keyring; await false; }
unlocked() { printf 'password of the keyring' | gnome-keyring-daemon --foreground --components=secrets --unlock >/dev/null & keyring=$!; await true; }
make() { dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.ReadAlias string:default >/dev/null; }
`;

const STARTS: Readonly<Record<KeyringState, string>> = {
  unlocked: 'unlocked',
  locked: 'unlocked; make; sleep 0.2; stop; start',
  empty: 'start',
  prompting: 'unlocked; make; sleep 0.2; stop; start',
};

/** What ran in the session, and what it printed. */
export interface SessionOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command in a session bus of its own with a real Secret Service, private to it. The command's words must need no
 * quoting; its environment is the session's.
 */
export async function inKeyringSession(
  state: KeyringState,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<SessionOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-keyring-'));
  for (const name of ['run', 'share', 'share/dbus-1/services']) {
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  }
  if (state === 'prompting') {
    const prompter = '[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sleep 4\n';
    writeFileSync(join(folder, 'share/dbus-1/services/org.gnome.keyring.SystemPrompter.service'), prompter);
  }
  const script = `${WAIT}\n{ ${STARTS[state]}; } 2>/dev/null >/dev/null\n"$@"\ncode=$?\nkill $keyring 2>/dev/null; wait $keyring; exit $code`;
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const child = spawn(SESSION, ['--', 'bash', '-c', script, 'session', ...words], {
    env: {
      ...inherited,
      ...environment,
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'share'),
      XDG_RUNTIME_DIR: join(folder, 'run'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  rmSync(folder, { recursive: true, force: true });
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') };
}
