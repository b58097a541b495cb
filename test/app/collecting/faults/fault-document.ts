import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STAND_IN_NAMES, type StandInName } from '@demo/backends/demo-backends';
import { FAULT_NAMES, FAULTS, type FaultName } from '@demo/backends/fault';
import type { CellResult } from './fault-cell';

const DOCUMENT = fileURLToPath(new URL('../../../../docs/collection-faults.md', import.meta.url));

const HEAD = `# What collecting does when a backend misbehaves

Written by the test run (\`test/app/collecting/faults\`): every connector against its stand-in, a real server on this machine
that is made to fail in each way that applies. A stand-in is not the vendor. Each cell is several runs into one archive, each
compared with what the stand-in holds:

- **on**: the fault is on all the time. The cell says how the windows of the run ended. Whatever is missing from the archive
  lies in windows that say that they are not complete, and why.
- **once**: it strikes once, in the middle of the reading.
- afterwards, with the fault gone, the archive held exactly what the stand-in held, in every cell below; entries that the
  stand-in had deleted meanwhile are kept and marked as vanished.

The words of the ledger: \`complete\` (or complete so far), \`failed\`, \`forbidden\`, \`expired\`, \`capped\`.
`;

const headingOf = (name: StandInName): string => `## ${name}\n`;

/** Replaces one connector's part of the document; the others' stay as their last whole run wrote them. */
export function writeFaultSection(name: StandInName, results: ReadonlyMap<FaultName, CellResult>): void {
  const known = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
  const parts = STAND_IN_NAMES.map((one) => (one === name ? sectionOf(name, results) : partOf(known, one)));
  writeFileSync(`${DOCUMENT}.${name}.part`, `${[HEAD, ...parts.filter((part) => part !== '')].join('\n').trimEnd()}\n`);
  renameSync(`${DOCUMENT}.${name}.part`, DOCUMENT);
}

function partOf(document: string, name: StandInName): string {
  const start = document.indexOf(`\n${headingOf(name)}`);
  if (start < 0) return '';
  const end = document.indexOf('\n## ', start + 2);
  return `${document.slice(start + 1, end < 0 ? undefined : end).trimEnd()}\n`;
}

function sectionOf(name: StandInName, results: ReadonlyMap<FaultName, CellResult>): string {
  const rows = FAULT_NAMES.flatMap((fault) => {
    const result = results.get(fault);
    return result === undefined ? [] : [`| ${fault}: ${FAULTS[fault]} | ${result.whileOn} | ${result.struckOnce} |`];
  });
  const left = FAULT_NAMES.filter((fault) => !results.has(fault));
  const without = left.length === 0 ? [] : ['', `Does not apply: ${left.join(', ')}.`];
  return `${[headingOf(name), '| fault | on | once |', '|---|---|---|', ...rows, ...without].join('\n')}\n`;
}
