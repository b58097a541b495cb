import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import type { Artefact } from '@core/artefacts/artefact';
import type { ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import { afterEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line';
import {
  type ClearingDesk,
  daysAgo,
  openClearingDesk,
  RANGE,
  TENANT,
  TYPED,
} from '../app/features/clear-log/clearing-desk';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function desk(): Promise<ClearingDesk> {
  const one = await openClearingDesk({ connection: { name: 'Panel' } });
  closing.push(() => one.close());
  return one;
}

/** The command line over an application that is open already, as where a window is. */
async function run({ world }: ClearingDesk, words: readonly string[]) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    streams[name].on('data', (data: Buffer) => (text[name] += data.toString('latin1')));
  const { call, subscribe, files } = world.application;
  const application = {
    ...{ call, subscribe, isOwner: () => false, close: () => Promise.resolve() },
    addSource: (path: string) => files.addSource(path),
    addTarget: (path: string, name: string) => files.addTarget(path, name),
  } as unknown as ConnectedApplication;
  const code = await runCommandLine({
    words,
    environment: {},
    stdout: streams.stdout as unknown as NodeJS.WriteStream,
    stderr: streams.stderr as unknown as NodeJS.WriteStream,
    version: '0.0.0-test',
    programDirectory: world.dataFolder,
    connect: () => Promise.resolve(application),
    onInterrupt: () => () => undefined,
  });
  await new Promise((resolve) => setImmediate(resolve));
  return { code, ...text };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'veritrail-cli-artefacts-'));
  closing.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function reportOf({ world }: ClearingDesk): Promise<string> {
  await world.collect({ since: daysAgo(11) });
  const { rows } = await world.call('search.slice', {
    criteria: { range: { kind: 'all' } },
    ...{ snapshot: null, sort: { column: 'started', direction: 'ascending' }, offset: 0, limit: 1000 },
  });
  return String(rows.find(({ task }) => task === 'RUN_SCHEDULE')?.id);
}

describe('veritrail artefacts', () => {
  it('fetches, lists and saves the file of an entry, and attaches another', async () => {
    const one = await desk();
    const entry = await reportOf(one);
    const before = await run(one, ['artefacts', 'list', entry]);
    expect(before).toMatchObject({ code: 0, stdout: '' });
    expect(before.stderr).toContain('No file is kept');
    const fetched = await run(one, ['artefacts', 'fetch', entry, '--json']);
    expect(fetched.code).toBe(0);
    const [artefact] = JSON.parse(fetched.stdout) as Artefact[];
    expect(artefact).toMatchObject({ name: 'Mailbox Size Report.pdf', source: 'downloaded' });
    const saved = await run(one, ['artefacts', 'save', entry, '--out', '-']);
    expect(Buffer.from(saved.stdout, 'latin1').byteLength).toBe(artefact?.byteLength);
    const path = join(await folder(), 'notes.txt');
    await writeFile(path, 'seen by hand');
    const attached = await run(one, ['artefacts', 'attach', entry, path]);
    expect(attached.stdout).toMatch(/notes\.txt +text\/plain +12 +attached/);
    const both = await run(one, ['artefacts', 'save', entry, '--out', `${path}.copy`]);
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('name one with --artefact');
    const second = await run(one, ['artefacts', 'save', entry, '--artefact', '2', '--out', `${path}.copy`]);
    expect(second.code).toBe(0);
    expect(await readFile(`${path}.copy`, 'utf8')).toBe('seen by hand');
    expect((await run(one, ['artefacts', 'save', entry, '--artefact', '2', '--out', path])).code).toBe(1);
  });

  it('tells which of several entries have no file, and ends with 1', async () => {
    const one = await desk();
    const entry = await reportOf(one);
    const { code, stderr, stdout } = await run(one, ['artefacts', 'fetch', entry, '999999']);
    expect(code).toBe(1);
    expect(stderr).toContain('Entry 999999: No connection of this program can fetch');
    expect(stdout).toContain('Mailbox Size Report.pdf');
  });
});

const day = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(at / 1000));
const DAYS = ['--first-day', day(RANGE.from), '--last-day', day(RANGE.to - 1)];

describe('veritrail clear-log', () => {
  it('plans in the backend’s days, and says what will be deleted and what to type', async () => {
    const one = await desk();
    const json = await run(one, ['clear-log', 'plan', '--connection', 'panel', '--tenant', TENANT, ...DAYS, '--json']);
    expect(JSON.parse(json.stdout) as ClearLogPlan).toMatchObject({ ...RANGE, typed: TYPED, zone: 'Europe/Berlin' });
    const text = await run(one, ['clear-log', 'plan', '--connection', 'panel', '--tenant', TYPED, ...DAYS]);
    expect(text.stdout).toMatch(/Ignores severity[^]*no check can close[^]*--type "Harbor Clinic 1"/);
    expect(text.code).toBe(0);
  });

  it('clears with the name typed, and only then; the history tells both', async () => {
    const one = await desk();
    const words = ['clear-log', 'run', '--connection', 'Panel', '--tenant', TYPED, ...DAYS];
    const going = one.inRange().length;
    expect(await run(one, words)).toMatchObject({ code: 2 });
    const wrong = await run(one, [...words, '--type', 'Harbor']);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("Type the tenant's name exactly");
    expect(one.inRange()).toHaveLength(going);
    const cleared = await run(one, [...words, '--type', TYPED]);
    expect(cleared).toMatchObject({ code: 0, stdout: '' });
    expect(cleared.stderr).toContain(`the backend held ${going}, the archive holds ${going} of them, 0 left`);
    expect(one.inRange()).toHaveLength(0);
    const again = await run(one, [...words, '--type', TYPED]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('nothing to clear');
    const history = await run(one, ['clear-log', 'history', '--json']);
    expect((JSON.parse(history.stdout) as ClearLogRecord[]).map(({ state }) => state)).toEqual(['refused', 'cleared']);
    expect((await run(one, ['clear-log', 'history'])).stdout).toMatch(/Panel +Harbor Clinic 1 .* cleared/);
  });

  it.each([
    [['--tenant', 'Nobody', ...DAYS], /collects no tenant "Nobody"/],
    [['--tenant', TYPED, '--first-day', 'yesterday'], /"yesterday" is no day/],
    [['--tenant', TYPED, '--first-day', '2026-11-05', '--last-day', '2026-11-01'], /--last-day is before --first-day/],
    [['--tenant', TYPED], /--first-day is missing/],
  ])('asked wrongly, says so: %s', async (words, message) => {
    const one = await desk();
    const { code, stderr } = await run(one, ['clear-log', 'plan', '--connection', 'Panel', ...words]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
