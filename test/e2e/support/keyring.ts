import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineNode, root } from './run-cli';

const SCRIPT = `
printf 'password of the keyring' | gnome-keyring-daemon --foreground --components=secrets --unlock >/dev/null 2>&1 & keyring=$!
for turn in $(seq 200); do
  dbus-send --session --dest=org.freedesktop.DBus --print-reply /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break
  sleep 0.05
done
echo "$DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null
kill $keyring; wait $keyring
`;

/** A real Secret Service on a session bus of its own, unlocked, for as long as a test runs. */
export class Keyring {
  readonly #folder: string;
  readonly #child: ChildProcess;
  /** What a program needs to find it. */
  readonly environment: Readonly<Record<string, string>>;

  private constructor(folder: string, child: ChildProcess, environment: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#child = child;
    this.environment = environment;
  }

  static async start(): Promise<Keyring> {
    const folder = mkdtempSync(join(tmpdir(), 'veritrail-keyring-'));
    for (const name of ['run', 'share']) mkdirSync(join(folder, name), { mode: 0o700 });
    const own = { XDG_DATA_HOME: join(folder, 'share'), XDG_RUNTIME_DIR: join(folder, 'run') };
    const child = spawn('dbus-run-session', ['--', 'bash', '-c', SCRIPT], {
      env: { ...process.env, ...own, HOME: folder },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const address = line.toString('utf8').trim();
    return new Keyring(folder, child, { ...own, DBUS_SESSION_BUS_ADDRESS: address });
  }

  /** What the keyring holds for a connection, asked by another program than ours. */
  async read(id: string): Promise<string | null> {
    const script = `import k from 'keytar'; process.stdout.write(JSON.stringify(await k.getPassword('Veritrail', ${JSON.stringify(id)})))`;
    const child = spawn(machineNode(), ['--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(child, 'close');
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as string | null;
  }

  /** Locks it, as a desktop does; nobody is there to answer a prompt. */
  async lock(): Promise<void> {
    const words = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
    const login = 'array:objpath:/org/freedesktop/secrets/collection/login';
    const child = spawn('dbus-send', [...words, 'org.freedesktop.Secret.Service.Lock', login], {
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'close');
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
