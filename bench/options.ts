import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = ['questions', 'ingest', 'while', '2gb', 'collect', 'window'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly root: string;
  readonly rows: number;
  readonly folder: string;
  readonly parts: readonly Part[];
  /** How much is collected from stand-ins. */
  readonly collect: { readonly tenants: number; readonly entriesPerTenant: number };
  /** Only questions whose title contains it; empty: all. */
  readonly match: string;
  readonly runs: number;
  readonly isJson: boolean;
  readonly isFresh: boolean;
  readonly note: string;
  readonly writes: boolean;
  /** Processor profiles of the imports are left in the data folder. */
  readonly profiles: boolean;
}

export const HELP = `npm run bench -- [options]
  --rows 1M|10M|N    entries in the archive that is asked (1M)
  --data DIR         where data and archives are made and kept ($VERITRAIL_BENCH, else the temporary folder)
  --only PART,...    questions, ingest, while, 2gb, collect, window (the first three; window wants a built program)
  --tenants N        tenants to collect, an even number (200)
  --entries N        entries of each of them (10000)
  --import-2gb       the memory that importing a 2 GB file takes, too
  --match TEXT       only the questions whose title contains it
  --runs N           warm runs of each question (20)
  --fresh            fill the archive again, even if it is there
  --note TEXT        a remark for the table
  --no-write         leave docs/performance.md alone
  --profile          leave processor profiles of the imports in the data folder
  --json             print the figures as JSON
`;

function rowsOf(text: string): number {
  const match = /^(\d+)([MmKk]?)$/.exec(text);
  const unit = { M: 1_000_000, K: 1_000, '': 1 }[match?.[2]?.toUpperCase() ?? ''] ?? 1;
  const rows = Number(match?.[1] ?? Number.NaN) * unit;
  if (!Number.isInteger(rows) || rows < 10_000)
    throw new Error(`--rows wants 1M, 10M or a number from 10000, not ${text}`);
  return rows;
}

function partsOf(only: string | undefined, with2Gb: boolean): readonly Part[] {
  const named =
    only === undefined ? PARTS.filter((part) => ['questions', 'ingest', 'while'].includes(part)) : only.split(',');
  const parts = PARTS.filter((part) => named.includes(part) || (with2Gb && part === '2gb'));
  if (parts.length < named.length) throw new Error(`--only knows ${PARTS.join(', ')}`);
  return parts;
}

/** Throws for options that make no sense; null: help was asked for. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      root: { type: 'string' },
      rows: { type: 'string', default: '1M' },
      data: { type: 'string', default: process.env['VERITRAIL_BENCH'] ?? join(tmpdir(), 'veritrail-bench') },
      only: { type: 'string' },
      'import-2gb': { type: 'boolean', default: false },
      match: { type: 'string', default: '' },
      tenants: { type: 'string', default: '200' },
      entries: { type: 'string', default: '10000' },
      runs: { type: 'string', default: '20' },
      fresh: { type: 'boolean', default: false },
      note: { type: 'string', default: '' },
      'no-write': { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    root: values.root ?? process.cwd(),
    rows: rowsOf(values.rows),
    folder: values.data,
    parts: partsOf(values.only, values['import-2gb']),
    match: values.match,
    collect: { tenants: Number(values.tenants), entriesPerTenant: Number(values.entries) },
    runs: Number(values.runs),
    isJson: values.json,
    isFresh: values.fresh,
    note: values.note,
    writes: !values['no-write'],
    profiles: values.profile,
  };
}
