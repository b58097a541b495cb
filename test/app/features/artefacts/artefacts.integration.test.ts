import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput } from '@contract/calls';
import type { Artefact } from '@core/artefacts/artefact';
import type { OperationEnd } from '@core/operations/operation';
import { startPanelStandInAs } from '@demo/backends/panel/panel-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { CollectingWorld } from '../../collecting/collecting-world';

const DAY = 86_400_000_000;
const now = (): number => Date.now() * 1000;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startPanel(): Promise<StandIn> {
  const one = await startPanelStandInAs({
    ...{ now, tenants: 2, entriesPerTenant: 40, days: 3, seed: 'artefacts', writesSignIns: false },
  });
  closing.push(() => one.close());
  return one;
}

/** The whole application with everything of the panel collected. */
async function collected(options: Readonly<Record<string, unknown>> = {}) {
  const backend = await startPanel();
  const world = await CollectingWorld.open();
  closing.push(() => world.close());
  const connectionId = await world.connect(backend, { options: { ...backend.options, ...options } });
  await world.collect({ since: now() - 4 * DAY });
  return { backend, world, connectionId };
}

async function entriesOf(world: CollectingWorld, task: string, isOther = false): Promise<readonly number[]> {
  const { rows } = await world.call('search.slice', {
    criteria: { range: { kind: 'all' } },
    ...{ snapshot: null, sort: { column: 'started', direction: 'ascending' }, offset: 0, limit: 1000 },
  });
  return rows.filter((row) => (row.task === task) !== isOther).map(({ id }) => id);
}

async function firstReport(world: CollectingWorld): Promise<number> {
  const [entry] = await entriesOf(world, 'RUN_SCHEDULE');
  if (entry === undefined) throw new Error('the stand-in made no report');
  return entry;
}

async function ended(world: CollectingWorld, start: () => Promise<{ operation: string }>): Promise<OperationEnd> {
  const ends = new Map<string, OperationEnd>();
  let wake: () => void = () => undefined;
  const stop = world.application.subscribe((push) => {
    if (push.name !== 'operation.ended') return;
    ends.set(push.body.id, push.body);
    wake();
  });
  const { operation } = await start();
  for (;;) {
    const end = ends.get(operation);
    if (end !== undefined) {
      stop();
      return end;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

const fetched = (world: CollectingWorld, entry: number): Promise<OperationEnd> =>
  ended(world, () => world.call('artefacts.fetch', { entry }));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'veritrail-artefacts-'));
  closing.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function attach(world: CollectingWorld, entry: number, path: string): Promise<Artefact> {
  const file = await world.application.files.addSource(path);
  return world.call('artefacts.attach', { entry, file: file.handle });
}

async function saved(world: CollectingWorld, id: number): Promise<Buffer> {
  const path = join(await folder(), 'saved');
  const target = await world.application.files.addTarget(path);
  await world.call('artefacts.save', { id, target: target.handle });
  return readFile(path);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the file that a task made', () => {
  it.each([
    ['the column that names it', {}],
    ['an address by template', { artefactColumn: '', artefactAddress: '/Portal/Download.aspx?RecordID={nativeId}' }],
  ])(
    'is fetched by %s, kept once with its hash, and saved byte for byte after the backend is gone',
    async (_, options) => {
      const { backend, world, connectionId } = await collected(options);
      const entry = await firstReport(world);
      expect(await world.call('artefacts.ofEntry', { entry })).toEqual({
        kept: [],
        fetchFrom: { connectionId, connectionName: backend.title },
      });
      const end = await fetched(world, entry);
      expect(end).toMatchObject({ outcome: 'done', kind: 'artefact' });
      await fetched(world, entry);
      const { kept } = await world.call('artefacts.ofEntry', { entry });
      expect(kept).toHaveLength(1);
      const [artefact] = kept;
      expect(artefact).toMatchObject({
        ...{
          entry,
          name: 'Mailbox Size Report.pdf',
          mediaType: 'application/pdf',
          source: 'downloaded',
          canOpen: true,
        },
        origin: `${backend.address}/Portal/Download.aspx`,
      });
      await backend.close();
      const bytes = await saved(world, artefact?.id ?? 0);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(sha256(bytes)).toBe(artefact?.sha256);
      expect(bytes.byteLength).toBe(artefact?.byteLength);
    },
  );

  it('is not there for a task that made none, which is said', async () => {
    const byColumn = await collected();
    const [entry = 0] = await entriesOf(byColumn.world, 'RUN_SCHEDULE', true);
    expect(await fetched(byColumn.world, entry)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'artefact-not-found', message: expect.stringContaining('names no artefact') as string },
    });
    const template = { artefactColumn: '', artefactAddress: '/Portal/Download.aspx?RecordID={nativeId}' };
    const byTemplate = await collected(template);
    const [other = 0] = await entriesOf(byTemplate.world, 'RUN_SCHEDULE', true);
    expect(await fetched(byTemplate.world, other)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'backend-failed' },
    });
  });

  it('cannot be fetched once the backend is gone, and the entry without one says what to do', async () => {
    const { backend, world } = await collected();
    const entry = await firstReport(world);
    await backend.close();
    const end = await fetched(world, entry);
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'backend-failed' } });
    expect(await world.call('artefacts.ofEntry', { entry })).toMatchObject({ kept: [] });
  });

  it('is removed when asked, and then no longer there', async () => {
    const { world } = await collected();
    const entry = await firstReport(world);
    await fetched(world, entry);
    const { kept } = await world.call('artefacts.ofEntry', { entry });
    const id = kept[0]?.id ?? 0;
    expect(await world.call('artefacts.remove', { id })).toEqual({ removed: true });
    expect(await world.call('artefacts.ofEntry', { entry })).toMatchObject({ kept: [] });
    await expect(world.call('artefacts.remove', { id })).rejects.toThrow(/artefact-not-found/);
    await expect(saved(world, id)).rejects.toThrow(/artefact-not-found/);
  });
});

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
}

type Answer = (
  asked: Asked,
  respond: (status: number, headers: Record<string, string>, body: Uint8Array) => void,
) => void;

/** A server of the test's own that keeps what it was asked. */
async function serve(answer: Answer): Promise<{ readonly address: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = { path: request.url ?? '', authorization: request.headers.authorization };
    asked.push(one);
    answer(one, (status, headers, body) => {
      response.writeHead(status, headers);
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** The connection's entries are there; from now on its files come from another server at the connection's own address. */
async function movedTo(address: string, template: string) {
  const one = await collected();
  const entry = await firstReport(one.world);
  const { connection } = (await one.world.call('connections.list', {}))[0] ?? { connection: null };
  if (connection === null) throw new Error('the connection is gone');
  const { id, createdAt: _, ...fields } = connection as typeof connection & { readonly createdAt?: unknown };
  const changed = { ...fields, address, options: { ...fields.options, artefactColumn: '', artefactAddress: template } };
  await one.world.call('connections.update', {
    id,
    connection: changed as CallInput<'connections.update'>['connection'],
  });
  await one.world.call('connections.setSecret', { id, secret: one.backend.secret });
  return { ...one, entry };
}

describe('a backend that is not to be trusted', () => {
  it('that redirects to another host gets nothing more, and the other host nothing at all', async () => {
    const other = await serve((_, respond) => respond(200, {}, Buffer.from('secret, please')));
    const front = await serve((_, respond) => respond(302, { location: `${other.address}/file` }, new Uint8Array()));
    const { world, entry } = await movedTo(front.address, '/file?id={nativeId}');
    const end = await fetched(world, entry);
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'backend-failed' } });
    expect(JSON.stringify(end)).toContain('nothing was sent there');
    expect(front.asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
    expect(JSON.stringify(end)).not.toContain('correct-horse-battery');
  });

  it('whose place lies on another host is not asked there', async () => {
    const other = await serve((_, respond) => respond(200, {}, Buffer.from('here')));
    const front = await serve((_, respond) => respond(200, {}, Buffer.from('here')));
    const { world, entry } = await movedTo(front.address, `${other.address}/file?id={nativeId}`);
    expect(await fetched(world, entry)).toMatchObject({ outcome: 'failed', failure: { code: 'backend-failed' } });
    expect(other.asked).toEqual([]);
  });

  it('that names a file like a path, a device or a disguised program is not believed', async () => {
    const name = "attachment; filename*=UTF-8''..%2F..%2Fetc%2Freport%E2%80%AEfdp.exe";
    const front = await serve((_, respond) => respond(200, { 'content-disposition': name }, Buffer.from('x')));
    const { world, entry } = await movedTo(front.address, '/file?id={nativeId}');
    const end = await fetched(world, entry);
    expect(end).toMatchObject({ outcome: 'done', result: { name: 'reportfdp.exe', canOpen: false } });
  });

  it('that sends more than 256 MB is not read to the end, and nothing is kept', async () => {
    const front = await serve((_, respond) => respond(200, {}, Buffer.alloc(300_000_000)));
    const { world, entry } = await movedTo(front.address, '/file?id={nativeId}');
    const end = await fetched(world, entry);
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'backend-failed' } });
    expect(JSON.stringify(end)).toMatch(/larger than 2\d\d MB/);
    expect(await world.call('artefacts.ofEntry', { entry })).toMatchObject({ kept: [] });
  });

  it('that never answers can be cancelled', async () => {
    const front = await serve(() => undefined);
    const { world, entry } = await movedTo(front.address, '/file?id={nativeId}');
    const end = await ended(world, async () => {
      const started = await world.call('artefacts.fetch', { entry });
      setTimeout(() => void world.call('operations.cancel', { operation: started.operation }), 200);
      return started;
    });
    expect(end.outcome).toBe('cancelled');
  });
});

describe('a file attached by hand', () => {
  it('is kept beside its entry, byte for byte, with the name that it had', async () => {
    const { world } = await collected();
    const entry = await firstReport(world);
    const path = join(await folder(), 'Übersicht.csv');
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('a;b\r\n1;"ü"\r\n'), 0, 255]);
    await writeFile(path, bytes);
    const artefact = await attach(world, entry, path);
    expect(artefact).toMatchObject({
      ...{ entry, name: 'Übersicht.csv', mediaType: 'text/csv', source: 'attached', origin: 'Übersicht.csv' },
      ...{ byteLength: bytes.byteLength, sha256: sha256(bytes), canOpen: true },
    });
    expect(await saved(world, artefact.id)).toEqual(bytes);
  });

  it('that could be run is kept and saved, and never opened, whatever it is called', async () => {
    const { world } = await collected();
    const entry = await firstReport(world);
    const at = await folder();
    const program = Buffer.from([0x4d, 0x5a, 0x90, 0, 1]);
    for (const name of ['setup.exe', 'invoice.pdf', 'page.html', 'run.sh', 'macro.docm']) {
      await writeFile(join(at, name), name === 'invoice.pdf' || name === 'setup.exe' ? program : Buffer.from(name));
      const artefact = await attach(world, entry, join(at, name));
      // The same bytes are kept once: under the name that they had first.
      expect(artefact.canOpen).toBe(false);
      await expect(world.call('artefacts.open', { id: artefact.id })).rejects.toThrow(
        /artefact-refused.*is not opened/,
      );
    }
    await writeFile(join(at, 'other.pdf'), Buffer.concat([program, program]));
    const disguised = await attach(world, entry, join(at, 'other.pdf'));
    await expect(world.call('artefacts.open', { id: disguised.id })).rejects.toThrow(/artefact-refused/);
    expect(await saved(world, disguised.id)).toEqual(Buffer.concat([program, program]));
  });

  it('that is larger than 256 MB is refused, and so is one for an entry that is not there', async () => {
    const { world } = await collected();
    const entry = await firstReport(world);
    const path = join(await folder(), 'huge.zip');
    await writeFile(path, '');
    await truncate(path, 256 * 1024 * 1024 + 1);
    await expect(attach(world, entry, path)).rejects.toThrow(/artefact-refused: huge\.zip is larger than 256 MB/);
    await truncate(path, 10);
    await expect(attach(world, 4_000_000, path)).rejects.toThrow(/entry-not-found/);
    const gone = await world.application.files.addSource(path);
    await rm(path);
    await expect(world.call('artefacts.attach', { entry, file: gone.handle })).rejects.toThrow(/file-unreadable/);
  });
});
