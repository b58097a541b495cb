import { readFileSync } from 'node:fs';
import { type GenericMapping, genericMappingSchema } from '@core/backends/generic-mapping';
import { KIND_IDS } from '@core/backends/kind-id';
import { DATE_ORDERS } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import { TEXT_ENCODINGS } from '@core/records/framed-record';
import type { ChoicesInput } from '@contract/calls';
import type { Command } from 'commander';
import { UsageError } from './failures';
import { zoneOf } from './search-options';
import type { Session } from './session';

/** How files are read, as commander hands it over. */
export interface ReadingOptions {
  readonly kind?: string;
  readonly tenant?: string;
  readonly organization?: string;
  readonly instance?: string;
  readonly zone?: string;
  readonly mapping?: string;
  readonly record?: string;
  readonly encoding?: string;
  readonly dateOrder?: string;
}

/** Adds the options that say how files are read, where they do not tell themselves. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--kind <kind>', `auto, ${KIND_IDS.join(', ')} (auto: recognised from the content)`)
    .option('--tenant <name>', 'the tenant of entries that do not name theirs')
    .option('--organization <name>', 'the organization of entries that do not name theirs')
    .option('--instance <name>', 'the installation of the backend that the files came from')
    .option('--zone <zone>', 'zone of times without one: an IANA name, an offset, or local')
    .option('--mapping <name>', 'a saved mapping by its name, or the path of a mapping file (JSON)')
    .option('--record <pointer>', 'JSON Pointer to the member that holds the record, such as /log')
    .option('--encoding <encoding>', TEXT_ENCODINGS.filter((one) => one !== 'binary').join(', '))
    .option('--date-order <order>', DATE_ORDERS.join(', '));
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[], option: string): Choice {
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`${option} "${text}" is unknown; choose from ${choices.join(', ')}.`);
}

/** Reads a mapping file. Fails with `mapping-invalid`, or `file-unreadable` where it cannot be read. */
export function readMappingFile(path: string): GenericMapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ExpectedFailure(
      'file-unreadable',
      `${path} cannot be read.`,
      error instanceof Error ? error.message : undefined,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    throw new ExpectedFailure('mapping-invalid', `${path} is not JSON: ${why}.`);
  }
  const parsed = genericMappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new ExpectedFailure('mapping-invalid', `${path} is no mapping${place}: ${issue?.message ?? 'unknown'}.`);
}

const isPath = (text: string): boolean => /[\\/]|\.json$/i.test(text);

async function mappingOf(session: Session, text: string): Promise<string | GenericMapping> {
  if (isPath(text)) return readMappingFile(text);
  const saved = await session.ask('mappings.list', {});
  if (saved.some((mapping) => mapping.name === text)) return text;
  const names = saved.map((mapping) => `"${mapping.name}"`).join(', ');
  throw new ExpectedFailure(
    'mapping-not-found',
    names === ''
      ? `There is no mapping named "${text}": none is saved yet. Give a file, or save one with mappings add.`
      : `There is no mapping named "${text}"; there are ${names}.`,
  );
}

/** The options as choices: only those given. Everything that can be checked without the application is, first. */
export async function readingChoices(session: Session, options: ReadingOptions): Promise<ChoicesInput> {
  const { kind, tenant, organization, instance, zone, mapping, record, encoding, dateOrder } = options;
  for (const [option, value] of Object.entries({ tenant, organization, instance })) {
    if (value !== undefined && value.trim() === '') throw new UsageError(`--${option} needs a name.`);
  }
  if (record !== undefined && record !== '' && !record.startsWith('/')) {
    throw new UsageError(`--record "${record}" is no JSON Pointer; it starts with a slash, such as /log.`);
  }
  return {
    ...(kind === undefined ? {} : { kind: oneOf(kind, ['auto', ...KIND_IDS] as const, '--kind') }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(organization === undefined ? {} : { organization }),
    ...(instance === undefined ? {} : { instance }),
    ...(zone === undefined ? {} : { zone: zoneOf({ zone }) }),
    ...(record === undefined ? {} : { recordPlace: record }),
    ...(encoding === undefined ? {} : { encoding: oneOf(encoding, TEXT_ENCODINGS, '--encoding') }),
    ...(dateOrder === undefined ? {} : { dateOrder: oneOf(dateOrder, DATE_ORDERS, '--date-order') }),
    ...(mapping === undefined ? {} : { mapping: await mappingOf(session, mapping) }),
  };
}
