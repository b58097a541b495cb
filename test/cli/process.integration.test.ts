import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliText, runCli } from './run-cli';
import { cloudTrailRecords, writeLogs } from './sample-logs';

const folder = mkdtempSync(join(tmpdir(), 'veritrail-process-'));
const data = join(folder, 'data');
const linesOf = (count: number, prefix: string): string =>
  cloudTrailRecords(count, prefix)
    .map((record) => JSON.stringify(record))
    .join('\n');

let many = '';
beforeAll(async () => {
  const logs = { 'trail.ndjson': linesOf(48, 'a'), 'many.ndjson': linesOf(60_000, 'd') };
  const paths = writeLogs(join(folder, 'logs'), logs);
  many = paths['many.ndjson'] ?? '';
  expect((await runCli(data, ['import', paths['trail.ndjson'] ?? ''])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the process', () => {
  it('has help with examples for every command', async () => {
    const commands = [
      'import',
      'search',
      'facets',
      'histogram',
      'show',
      'export',
      'imports',
      'undo',
      'correct',
      'saved',
      'verify',
    ];
    const all = [...commands.map((one) => [one]), ...['show', 'rejected'].map((one) => ['imports', one])];
    const mappings = ['list', 'add', 'show', 'remove'].map((one) => ['mappings', one]);
    for (const words of [[], ...all, ['mappings'], ...mappings]) {
      const { code, stdout } = await runCli(data, [...words, '--help']);
      expect([words, code, /Examples?:\n/.test(stdout.toString())]).toEqual([words, 0, true]);
    }
    expect(await cliText(data, ['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('takes --data before and after the command, over the environment', async () => {
    const other = { environment: { VERITRAIL_DATA: join(folder, 'other-data') } };
    for (const words of [
      ['--data', data, 'search', '--count'],
      ['search', '--count', '--data', data],
    ]) {
      expect((await runCli(data, words, other)).stdout.toString()).toBe('48\n');
    }
  });

  it('ends quietly when its reader goes away', async () => {
    const { code, stderr } = await runCli(data, ['search', '--format', 'ndjson'], {
      onStart: (child) => child.stdout?.destroy(),
    });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('forwards to the process that has the data folder open', async () => {
    const own = join(folder, 'shared-data');
    await cliJson(own, ['saved']);
    const importing = runCli(own, ['import', many, '--json']);
    const counts: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) counts.push(Number(await cliText(own, ['search', '--count'])));
    const { code, stderr } = await importing;
    expect([code, stderr]).toEqual([0, '']);
    expect(counts.every((one) => one >= 0 && one <= 60_000)).toBe(true);
    expect(Number(await cliText(own, ['search', '--count']))).toBe(60_000);
  });

  it('lets several run at once on one data folder', async () => {
    const own = join(folder, 'parallel-data');
    const parts = writeLogs(
      join(folder, 'parts'),
      Object.fromEntries(['p', 'q', 'r'].map((name) => [`${name}.ndjson`, linesOf(200, name)])),
    );
    await cliJson(own, ['saved']);
    const outcomes = await Promise.all(Object.values(parts).map((path) => runCli(own, ['import', path, '--json'])));
    expect(outcomes.map(({ code, stderr }) => [code, stderr.includes('stopped')])).toEqual([
      [0, false],
      [0, false],
      [0, false],
    ]);
    expect(Number(await cliText(own, ['search', '--count']))).toBe(600);
  });

  it('says what was committed when it is interrupted', async () => {
    const own = join(folder, 'interrupted-data');
    let stop: NodeJS.Timeout | undefined;
    const { code, stderr } = await runCli(own, ['import', many], {
      onStart: (child) => {
        stop = setTimeout(() => child.kill('SIGINT'), 1500);
      },
    });
    clearTimeout(stop);
    const kept = Number(await cliText(own, ['search', '--count']));
    if (code === 0) expect(kept).toBe(60_000);
    else expect([code, stderr]).toEqual([1, expect.stringMatching(/cancelled|Interrupted/i)]);
    expect((await cliJson(own, ['verify'])) as unknown).toMatchObject({ entries: kept, difference: null });
  });
});
