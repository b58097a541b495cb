import { readFileSync } from 'node:fs';
import type { ConnectorDescription } from '@contract/collecting-calls';
import type { CallInput } from '@contract/calls';
import type { OptionField } from '@core/backends/connector';
import type { Connection } from '@core/connections/connection';
import { CONNECTOR_IDS, type ConnectorId } from '@core/connections/connector-id';
import { ExpectedFailure } from '@core/failure/failure';
import type { Command } from 'commander';
import { UsageError } from './failures';
import { wholeNumber } from './whole-number';

export type ConnectionFields = CallInput<'connections.add'>['connection'];

/** Each is absent where it was not given, and false where it was taken away (`--no-pin`). */
export interface ConnectionOptions {
  readonly json?: boolean;
  readonly data?: string;
  readonly connector?: string;
  readonly name?: string;
  readonly address?: string;
  readonly account?: string | false;
  readonly option?: readonly string[];
  readonly unset?: readonly string[];
  readonly authority?: string | false;
  readonly pin?: string | false;
  readonly proxy?: string | false;
  readonly tenant?: readonly string[] | false;
  readonly every?: string | false;
  readonly onStart?: boolean;
  readonly from?: string;
  readonly secretStdin?: boolean;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The options that say what a connection is, for `add` and `edit`. */
export function addConnectionOptions(command: Command, verb: 'add' | 'edit'): Command {
  const both = command
    .option('--name <name>', 'its name')
    .option('--address <address>', 'https://host[:port][/path] of the backend')
    .option('--account <account>', 'user name or client id')
    .option('--option <key=value>', 'an option of the connector; key=@file reads JSON from a file', collect)
    .option('--authority <file>', 'PEM file of an additional certificate authority')
    .option('--pin <sha256>', 'SHA-256 of the only certificate that is accepted')
    .option('--proxy <address>', 'http://host:port; else as the environment says')
    .option('--tenant <id...>', "the vendor's ids of the tenants to collect; else all")
    .option('--every <hours>', 'collect every so many hours while the program is open')
    .option('--on-start', 'collect when the program starts')
    .option('--secret-stdin', 'read the secret from standard input');
  if (verb === 'add') return both;
  return both
    .option('--unset <key>', 'back to the default of an option', collect)
    .option('--no-account', 'no account')
    .option('--no-authority', 'no additional authority')
    .option('--no-pin', 'no pinned certificate')
    .option('--no-proxy', 'as the environment says')
    .option('--no-tenant', 'all tenants')
    .option('--no-every', 'by hand only')
    .option('--no-on-start', 'not on start');
}

export function connectorIdOf(text: string): ConnectorId {
  const found = CONNECTOR_IDS.find((id) => id === text);
  if (found !== undefined) return found;
  throw new UsageError(`There is no connector "${text}"; there are ${CONNECTOR_IDS.join(', ')}.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = error instanceof Error ? error.message : undefined;
    throw new ExpectedFailure('file-unreadable', `${path} cannot be read.`, why);
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${where} is no JSON.`);
  }
}

function valueOf(text: string, field: OptionField | undefined, key: string): unknown {
  if (text.startsWith('@')) return parseJson(readText(text.slice(1)), text.slice(1));
  if (/^[[{]/.test(text)) return parseJson(text, `The value of the option ${key}`);
  if (field?.kind === 'number') {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) return number;
    throw new UsageError(`The option ${key} takes a number, not "${text}".`);
  }
  if (field?.kind === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new UsageError(`The option ${key} takes true or false, not "${text}".`);
  }
  if (field?.kind === 'list')
    return text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return text;
}

/** `--option key=value`, read as the connector's field of that name says. */
function optionsOf(
  given: readonly string[],
  unset: readonly string[],
  before: Readonly<Record<string, unknown>>,
  connector: ConnectorDescription,
): Record<string, unknown> {
  const options: Record<string, unknown> = { ...before };
  for (const key of unset) delete options[key];
  const known = new Set([...connector.fields.map(({ name }) => name), ...Object.keys(connector.defaults)]);
  for (const pair of given) {
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    if (at < 1) throw new UsageError(`--option takes key=value, not "${pair}".`);
    if (known.size > 0 && !known.has(key)) {
      throw new UsageError(`${connector.title} has no option "${key}"; it has ${[...known].join(', ')}.`);
    }
    const field = connector.fields.find(({ name }) => name === key);
    options[key] = valueOf(pair.slice(at + 1), field, key);
  }
  return options;
}

const unless = <Value>(
  given: string | false | undefined,
  before: Value,
  read: (text: string) => Value,
): Value | null => {
  if (given === false) return null;
  return given === undefined ? before : read(given);
};

/** What was given, over what was there before. */
export function connectionFields(
  options: ConnectionOptions,
  before: ConnectionFields,
  connector: ConnectorDescription,
): ConnectionFields {
  const { trust, proxy, everyHours } = before;
  const pinOf = (text: string): string => text.replaceAll(':', '').toLowerCase();
  const { tenant } = options;
  return {
    ...before,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.address === undefined ? {} : { address: options.address }),
    ...(options.onStart === undefined ? {} : { collectOnStart: options.onStart }),
    account: unless(options.account, before.account ?? null, (text) => text),
    options: optionsOf(options.option ?? [], options.unset ?? [], before.options ?? {}, connector),
    trust: {
      authority: unless(options.authority, trust?.authority ?? null, readText),
      pinned: unless(options.pin, trust?.pinned ?? null, pinOf),
    },
    proxy: unless(options.proxy, proxy ?? null, (text) => text),
    everyHours: unless(options.every, everyHours ?? null, (text) => wholeNumber(text, '--every', 1)),
    ...(tenant === undefined
      ? {}
      : { tenants: tenant === false ? { kind: 'all' as const } : { kind: 'chosen' as const, ids: [...tenant] } }),
  };
}

/** A kept connection as it is written anew. */
export function fieldsOf(connection: Connection): ConnectionFields {
  const { id: _id, createdAt: _createdAt, ...fields } = connection;
  return fields;
}
