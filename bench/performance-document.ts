import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type BenchReport, OVERHEAD_FLOOR_MS, OVERHEAD_TARGET, writeSection } from './report';

const INTRODUCTION = `# How fast it is

Written by \`npm run bench\`; run it to have the figures of your own machine (\`-- --rows 10M\` for the large archive,
\`-- --import-2gb\` for the memory of a large import, \`-- --help\` for the rest).

- **Data**: generated, the same bytes every time: 500 tenants of very different sizes, 180 days, half of the entries in
  the panel's shape and half in Lumu's, records of 300 to 2,000 bytes; CloudTrail-shaped records of 1.4 KB for imports.
- **Question**: the calls that the window makes, through the router to the result, 20 warm runs one after the other (at
  least 5 where they take seconds), median and 95th percentile (nearest rank); *first* is the very first time that this
  process was asked.
- **Raw DuckDB**: the same question in SQL written by hand, asked of a copy of the same file in a process of its own with
  the same number of threads and the same memory limit, turn by turn with ours, so that a busy machine is busy for both. It
  answers plain values with the codes of names; ours checks the input, holds a snapshot, looks up names, and gives typed rows
  with cursors, which is more.
- **Ratio**: our median over raw DuckDB's. The target is ${OVERHEAD_TARGET}; where the difference is under ${OVERHEAD_FLOOR_MS} ms it is not called missed.
- **Import**: from \`imports.start\` to the end of the operation: reading, cutting, mapping, hashing, finding duplicates,
  committing.
`;

const begin = (rows: number): string => `<!-- bench ${rows} -->`;
const end = (rows: number): string => `<!-- end of bench ${rows} -->`;

/** Replaces the section of that scale in the document, or adds it. */
export function writeDocument(path: string, report: BenchReport): void {
  const now = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const sections = new Map<number, string>();
  for (const match of now.matchAll(/<!-- bench (\d+) -->\n([\s\S]*?)\n<!-- end of bench \1 -->/g)) {
    sections.set(Number(match[1]), match[2] ?? '');
  }
  sections.set(report.rows, writeSection(report));
  const inOrder = [...sections].toSorted(([one], [other]) => one - other);
  const body = inOrder.map(([rows, text]) => `${begin(rows)}\n${text}\n${end(rows)}\n`).join('\n');
  writeFileSync(path, `${INTRODUCTION}\n${body}`);
}
