import type { EntryDetail } from '@core/search/entry-detail';
import { entryObject } from '@core/export/entry-object';
import { prettyJson } from '@core/records/compact-json';
import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import type { Session } from '../session';
import { textTable } from '../text-table';
import { visibleLine, visibleLines } from '../visible-text';
import { wholeNumber } from '../whole-number';
import { zoneOf } from '../search-options';

interface Options {
  readonly raw?: boolean;
  readonly json?: boolean;
  readonly zone?: string;
  readonly data?: string;
}

/** Bytes asked for at a time. */
const BYTES = 8_000_000;
/** UTF-16 code units asked for at a time. */
const TEXT = 8_000_000;

/** Writes the record byte for byte. */
async function writeRaw(session: Session, id: number): Promise<void> {
  for (let offset = 0; ; ) {
    const { base64, byteLength } = await session.ask('entry.bytes', { id, offset, length: BYTES });
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength > 0) await session.output.write(bytes);
    offset += bytes.byteLength;
    if (offset >= byteLength || bytes.byteLength === 0) return;
  }
}

async function wholeText(session: Session, detail: EntryDetail): Promise<string> {
  let text = detail.raw.text;
  while (detail.raw.isCut && text.length < detail.raw.textLength) {
    const next = await session.ask('entry.text', { id: detail.row.id, offset: text.length, length: TEXT });
    if (next.text === '') break;
    text += next.text;
  }
  return text;
}

function columnLines(detail: EntryDetail, isTerminal: boolean): string[] {
  const rows = detail.columns
    .filter((column) => column.value !== null)
    .map(({ column, value, place, rule, original }) => [
      column,
      value,
      place ?? (rule === null ? '' : `(${rule})`),
      original === null || original === value ? '' : original,
    ]);
  const titles = ['Column', 'Value', 'From', 'As received'].map((title) => ({ title }));
  return textTable(titles, rows, isTerminal);
}

function factLines(detail: EntryDetail, zone: string): string[] {
  const { row, raw, versions, siblings, deliveries } = detail;
  const bytes = raw.byteLength.toLocaleString('en-US');
  return [
    `Entry ${row.id}, ${row.backend}, mapping version ${detail.mappingVersion}, first seen ${formatTime(row.firstSeen, 'second', zone)}`,
    `Record of ${bytes} bytes, ${raw.encoding}, SHA-256 ${raw.sha256}`,
    ...deliveries.map((one) => `Delivered by import ${one.importId}: ${visibleLine(one.file)}, byte ${one.position}`),
    ...(versions.length > 1 ? [`Versions of this entry: ${versions.map((one) => one.id).join(', ')}`] : []),
    ...(siblings.length > 0 ? [`Other entries of the same record: ${siblings.map((one) => one.id).join(', ')}`] : []),
  ];
}

/** Prints one entry. */
export async function show(session: Session, id: number, options: Options): Promise<undefined> {
  const zone = zoneOf(options);
  if (options.raw === true) {
    await writeRaw(session, id);
    return;
  }
  const detail = await session.ask('entry.read', { id });
  const text = await wholeText(session, detail);
  if (options.json === true) {
    const { row, raw, ...more } = detail;
    await session.output.json({ entry: entryObject(row), ...more, raw: { ...raw, text, isCut: false } });
    return;
  }
  const { output } = session;
  await output.write(
    `${factLines(detail, zone).join('\n')}\n\n${columnLines(detail, output.isTerminal).join('\n')}\n\n`,
  );
  await output.line(visibleLines(detail.raw.isJson ? prettyJson(text, 2) : text));
  if (!detail.raw.isText)
    output.say('The bytes are not text: what cannot be shown is replaced. --raw writes them exactly.');
}

/** `veritrail show`. */
export function addShowCommand(program: Command, run: Run): void {
  program
    .command('show')
    .description('print one entry: its columns, where each came from, and its record')
    .argument('<id>', "the archive's id of the entry, which never changes")
    .option('--raw', 'write the record byte for byte, and nothing else')
    .option('--zone <zone>', 'zone that times are shown in (UTC)')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  veritrail show 4711
  veritrail show 4711 --raw > record.json`,
    )
    .action((id: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => show(session, wholeNumber(id, 'The id', 1), options));
    });
}
