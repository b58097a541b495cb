import { writeFileSync } from 'node:fs';
import { STAND_IN_NAMES, type StandInName } from '@demo/backends/demo-backends';
import { FAULT_NAMES, FAULTS, type FaultName } from '@demo/backends/fault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CellResult, runCell } from './fault-cell';
import { SMALL_PAGES, STARTS } from './small-pages';

const DOCUMENT = new URL('../../../docs/collection-faults.md', import.meta.url);

/** Which faults make sense for which backend: each stand-in says so. */
async function applicableFaults(): Promise<ReadonlyMap<StandInName, ReadonlySet<FaultName>>> {
  const found = new Map<StandInName, ReadonlySet<FaultName>>();
  for (const name of STAND_IN_NAMES) {
    const standIn = await STARTS[name]({
      now: () => Date.now() * 1000,
      tenants: 1,
      entriesPerTenant: 1,
      days: 1,
    });
    found.set(name, new Set(standIn.applicable));
    await standIn.close();
  }
  return found;
}

const applicable = await applicableFaults();
const cells = STAND_IN_NAMES.flatMap((name) =>
  FAULT_NAMES.filter((fault) => applicable.get(name)?.has(fault) === true).map((fault) => ({ name, fault })),
);

describe.concurrent('every connector against every fault that applies', () => {
  const results = new Map<string, CellResult>();

  beforeAll(() => {
    expect(cells.length).toBeGreaterThan(80);
  });

  afterAll(() => {
    // Only a whole run makes the document.
    if (results.size === cells.length) writeFileSync(DOCUMENT, documentOf(results));
  });

  it.each(cells)('$name: $fault', { timeout: 120_000 }, async ({ name, fault }) => {
    const result = await runCell({ start: STARTS[name], fault, pages: SMALL_PAGES[name] });
    results.set(`${name} ${fault}`, result);
  });
});

function documentOf(results: ReadonlyMap<string, CellResult>): string {
  const lines = [
    '# What collecting does when a backend misbehaves',
    '',
    'Written by the test run (`test/app/collecting`): every connector against its stand-in, a real server on this',
    'machine that is made to fail in each way that applies. A stand-in is not the vendor. Each cell is three runs into',
    'one archive, each compared with what the stand-in holds:',
    '',
    '- **on**: the fault is on all the time. The cell says how the windows of the run ended. Whatever is missing from the',
    '  archive lies in windows that say that they are not complete, and why.',
    '- **once**: it strikes once, in the middle of the reading.',
    '- afterwards, with the fault gone, the archive held exactly what the stand-in held, in every cell below; entries that',
    '  the stand-in had deleted meanwhile are kept and marked as vanished.',
    '',
    'The machine-made words: `complete` (or complete so far), `failed`, `forbidden`, `expired`, `capped`.',
  ];
  for (const name of STAND_IN_NAMES) {
    lines.push('', `## ${name}`, '', '| fault | on | once |', '|---|---|---|');
    for (const fault of FAULT_NAMES) {
      const result = results.get(`${name} ${fault}`);
      if (result === undefined) continue;
      lines.push(`| ${fault}: ${FAULTS[fault]} | ${result.whileOn} | ${result.struckOnce} |`);
    }
    const left = FAULT_NAMES.filter((fault) => !results.has(`${name} ${fault}`));
    if (left.length > 0) lines.push('', `Does not apply: ${left.join(', ')}.`);
  }
  return `${lines.join('\n')}\n`;
}
