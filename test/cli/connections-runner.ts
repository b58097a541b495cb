import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeychainSecretStore } from '@app/adapters/keychain/keychain-secret-store';

/** Runs in a session of its own: drives the command line as processes, and looks for the secret wherever it could be left. */
const cli = process.argv[2] ?? '';
const SECRET = 'Zq7-geheim+"x"/ä';
const FORMS = [
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  JSON.stringify(SECRET).slice(1, -1),
];
const data = mkdtempSync(join(tmpdir(), 'veritrail-cli-connections-'));
const found: string[] = [];
const authorizations = new Set<string>();

const look = (where: string, bytes: Buffer | string): void => {
  const text = bytes.toString('latin1');
  for (const form of FORMS) if (text.includes(Buffer.from(form).toString('latin1'))) found.push(where);
};

function lookAtProcesses(): void {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const file of ['cmdline', 'environ']) {
      try {
        look(`process ${file}`, readFileSync(`/proc/${id}/${file}`));
      } catch {
        // It has ended, or is somebody else's.
      }
    }
  }
}

function lookAtData(): void {
  for (const one of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (one.isFile()) look(`file ${one.name}`, readFileSync(join(one.parentPath, one.name)));
  }
}

const server = createServer((request, response) => {
  authorizations.add(request.headers.authorization ?? '');
  lookAtProcesses();
  response.writeHead(403, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errorSummary: `no right for ${request.headers.authorization}`, of: FORMS }));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function veritrail(
  words: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, ...words, '--data', data], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  child.stdin.end(input);
  lookAtProcesses();
  const watching = setInterval(lookAtProcesses, 100);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watching);
  lookAtData();
  look(`output of ${words.slice(0, 2).join(' ')}`, Buffer.from(`${out}\n${err}`));
  return { code, out, err };
}

const add = ['connections', 'add', '--connector', 'okta', '--name', 'Contoso', '--address', address, '--secret-stdin'];
const added = await veritrail([...add, '--json'], `${SECRET}\n`);
const { connection, secret } = JSON.parse(added.out) as { connection: { id: string }; secret: unknown };
const kept = (await new KeychainSecretStore().read(connection.id)) === SECRET;
const tested = await veritrail(['connections', 'test', 'contoso']);
const listed = await veritrail(['connections', 'list']);
const other = await veritrail(['connections', 'edit', 'Contoso', '--option', 'no-such=1']);
const edited = await veritrail(['connections', 'edit', 'Contoso', '--name', 'Renamed', '--every', '6', '--json']);
const removed = await veritrail(['connections', 'remove', 'renamed']);
const gone = await new KeychainSecretStore().read(connection.id);
server.close();
rmSync(data, { recursive: true, force: true });
process.stdout.write(
  JSON.stringify({
    secret,
    kept,
    gone,
    found: [...new Set(found)],
    codes: [added, tested, listed, other, edited, removed].map(({ code }) => code),
    isUsed: [...authorizations].some(
      (one) =>
        one.endsWith(Buffer.from(SECRET, 'utf8').toString('latin1')) ||
        one.endsWith(SECRET) ||
        one.includes('Zq7-geheim'),
    ),
    tested: tested.out.replaceAll(address.slice(7), 'BACKEND'),
    listed: listed.out.split('\n')[1]?.replace(/ +/g, ' ').replace(address, 'ADDRESS') ?? '',
    everyHours: (JSON.parse(edited.out) as { connection: { everyHours: unknown } }).connection.everyHours,
    wrongOption: other.err.split(';')[0],
    errors: [added.err, listed.err, removed.err],
  }),
);
