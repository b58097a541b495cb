import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_LOG_HEADINGS, writeExportLogRow } from '@demo/panel/write-export-log';
import { cloudTrailRecords } from './cloudtrail-records';
import { lumuEntries } from './lumu-entries';
import { panelEntries } from './panel-entries';

const CHUNK = 1 << 20;

function* chunked(parts: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** Writes the file once, under a temporary name first; an existing one is used again. Answers its path. */
async function once(folder: string, name: string, parts: () => Iterable<string>): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  await pipeline(Readable.from(chunked(parts()), { objectMode: true }), createWriteStream(`${path}.part`));
  renameSync(`${path}.part`, path);
  return path;
}

function* wrapped(records: Iterable<string>): Generator<string> {
  let before = '{"Records":[';
  for (const record of records) {
    yield before + record;
    before = ',';
  }
  yield before === ',' ? ']}' : `${before}]}`;
}

/** A CloudTrail delivery file, one line, `count` records of 1.4 KB. */
export const cloudTrailFile = (folder: string, count: number): Promise<string> =>
  once(folder, `cloudtrail-${count}.json`, () => wrapped(cloudTrailRecords(count)));

function* lumuLines(count: number): Generator<string> {
  for (const entry of lumuEntries(count)) yield `${entry.raw}\n`;
}

/** Lumu's entries, one object a line. */
export const lumuFile = (folder: string, count: number): Promise<string> =>
  once(folder, `lumu-${count}.ndjson`, () => lumuLines(count));

const SEVERITIES = ['information', 'warning', 'error'] as const;

function* exportLogRows(count: number): Generator<string> {
  yield EXPORT_LOG_HEADINGS;
  for (const entry of panelEntries(count)) {
    yield writeExportLogRow(
      {
        started: entry.started / 1000,
        finished: (entry.finished ?? entry.started) / 1000,
        severity: SEVERITIES[entry.severity] ?? 'information',
        userId: Number(entry.tenantId),
        username: entry.performer,
        source: entry.source,
        task: entry.task,
        item: entry.item ?? '',
        log: [
          { offset: 0, severity: 'information', depth: 0, text: `${entry.task} of "${entry.nativeId}"` },
          { offset: 1, severity: 'information', depth: 1, text: 'Reading the present settings of the object' },
          { offset: 2, severity: 'information', depth: 0, text: 'Notification queued for the owner of the space' },
        ],
      },
      'de-DE',
      utcClock,
    );
  }
}

function utcClock(instant: number) {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** The panel's Export Log of `count` rows. */
export const exportLogFile = (folder: string, count: number): Promise<string> =>
  once(folder, `panel-${count}.csv`, () => exportLogRows(count));

export const bytesOf = (path: string): number => statSync(path).size;
