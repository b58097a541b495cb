import { PassThrough } from 'node:stream';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import type { RunReport } from '@core/collection/collection-progress';
import { STAND_INS } from '@demo/backends/demo-backends';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line';
import { CollectingWorld } from '../app/collecting/collecting-world';

const now = (): number => Date.now() * 1000;

/** The command line over an application that is open already, as where a window is. */
async function run(world: CollectingWorld, words: readonly string[]) {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    streams[name].on('data', (data: Buffer) => (text[name] += data.toString()));
  const application = {
    call: world.application.call,
    subscribe: world.application.subscribe,
    isOwner: () => false,
    close: () => Promise.resolve(),
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

async function open() {
  const backend = await STAND_INS.okta({ now, tenants: 1, entriesPerTenant: 50, days: 3, seed: 'cli' });
  onTestFinished(() => backend.close());
  const world = await CollectingWorld.open();
  onTestFinished(() => world.close());
  await world.connect(backend, { name: 'Okta' });
  return { backend, world };
}

describe('veritrail collect', () => {
  it('prints a table, or the report, and ends with 0 where everything is complete', async () => {
    const { world } = await open();
    const first = await run(world, ['collect', '--since', '4d']);
    expect(first.stderr).toContain('Everything is complete; 50 entries added');
    expect(first.stdout).toMatch(/^Connection +Tenant +State/);
    expect(first.code).toBe(0);
    const again = await run(world, ['collect', '--connection', 'okta', '--since', '4d', '--json']);
    expect((JSON.parse(again.stdout) as RunReport).run).toMatchObject({ added: 0, trigger: 'command-line' });
    expect(again.code).toBe(0);
  });

  it('ends with 3 where something is not complete, and says why', async () => {
    const { world, backend } = await open();
    backend.faults.set({ fault: 'malformed-body' });
    const { code, stderr } = await run(world, ['collect', '--since', '4d']);
    expect(stderr).toContain('not complete');
    expect(code).toBe(3);
  });

  it('ends with 1 where there is nothing to collect from, and with 2 where it was asked wrongly', async () => {
    const { world } = await open();
    expect(await run(world, ['collect', '--connection', 'Nothing'])).toMatchObject({ code: 1 });
    expect(await run(world, ['collect', '--since', 'sometime'])).toMatchObject({ code: 2 });
    expect(await run(world, ['collect', '--since', '2d', '--until', '3d'])).toMatchObject({ code: 2 });
  });

  it('collects with a secret that is handed in for this run only', async () => {
    const { world, backend } = await open();
    const [summary] = await world.call('connections.list', {});
    await world.call('connections.deleteSecret', { id: summary?.connection.id ?? '' });
    expect((await run(world, ['collect', '--since', '4d'])).code).toBe(3);
    await world.call('connections.setSecret', {
      id: summary?.connection.id ?? '',
      secret: backend.secret,
      forRunOnly: true,
    });
    expect((await run(world, ['collect', '--since', '4d'])).code).toBe(0);
  });
});

describe('veritrail coverage', () => {
  it('says of every day what is known, lists the windows, and what rolls off', async () => {
    const { world } = await open();
    await run(world, ['collect', '--since', '4d']);
    const calendar = await run(world, ['coverage', '--from', '2d']);
    expect(calendar.stdout).toMatch(/\d{4}-\d{2}-\d{2}( to \d{4}-\d{2}-\d{2})? complete/);
    expect(calendar.code).toBe(0);
    const windows = await run(world, ['coverage', '--windows', '--json']);
    expect(JSON.parse(windows.stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ connectionName: 'Okta', settledTo: expect.any(Number) as number }),
      ]),
    );
    const rollOff = await run(world, ['coverage', '--roll-off', '--json']);
    expect(JSON.parse(rollOff.stdout)).toEqual(
      expect.arrayContaining([expect.objectContaining({ connectionName: 'Okta' })]),
    );
    expect(await run(world, ['coverage', '--tenant', 'Nobody'])).toMatchObject({ code: 2 });
  });
});
