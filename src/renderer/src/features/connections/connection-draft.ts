import type { ConnectorDescription } from '@contract/collecting-calls';
import type { OptionField } from '@core/backends/connector';
import type { Connection, ConnectionInput } from '@core/connections/connection';
import type { ConnectorId } from '@core/connections/connector-id';
import { connectorTitle } from './connector-title';

/** A connection as it is being written; texts may be unfinished. The secret is no part of it. */
export interface ConnectionDraft {
  readonly name: string;
  readonly connector: ConnectorId;
  readonly address: string;
  readonly account: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly authority: string;
  readonly pinned: string | null;
  readonly proxy: string;
  readonly chooses: 'all' | 'chosen';
  readonly chosen: readonly string[];
  readonly isEnabled: boolean;
  readonly everyHours: number | null;
  readonly collectOnStart: boolean;
}

export type DraftField = 'name' | 'address' | 'authority' | 'proxy' | 'chosen' | `option:${string}`;

const HTTP = /^https?:\/\/[^\s/]+/u;

/** True where it can be asked at all. */
export const isAddress = (typed: string): boolean => HTTP.test(typed.trim()) && URL.canParse(typed.trim());

/** What a new connection begins with. */
export function newDraft(description: ConnectorDescription): ConnectionDraft {
  return {
    name: connectorTitle(description),
    connector: description.id,
    address: description.address.fallback ?? '',
    account: '',
    options: { ...description.defaults },
    authority: '',
    pinned: null,
    proxy: '',
    chooses: 'all',
    chosen: [],
    isEnabled: true,
    everyHours: null,
    collectOnStart: false,
  };
}

export function draftOf(connection: Connection): ConnectionDraft {
  const { tenants } = connection;
  return {
    name: connection.name,
    connector: connection.connector,
    address: connection.address,
    account: connection.account ?? '',
    options: connection.options,
    authority: connection.trust.authority ?? '',
    pinned: connection.trust.pinned,
    proxy: connection.proxy ?? '',
    chooses: tenants.kind,
    chosen: tenants.kind === 'chosen' ? tenants.ids : [],
    isEnabled: connection.isEnabled,
    everyHours: connection.everyHours,
    collectOnStart: connection.collectOnStart,
  };
}

/** What the application takes; only of a draft without problems. */
export function inputOf(draft: ConnectionDraft): ConnectionInput {
  const emptyIsNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    name: draft.name.trim(),
    connector: draft.connector,
    address: draft.address.trim().replace(/\/+$/u, ''),
    account: emptyIsNull(draft.account),
    options: { ...draft.options },
    trust: { authority: emptyIsNull(draft.authority), pinned: draft.pinned },
    proxy: emptyIsNull(draft.proxy),
    tenants: draft.chooses === 'all' ? { kind: 'all' } : { kind: 'chosen', ids: [...draft.chosen] },
    isEnabled: draft.isEnabled,
    everyHours: draft.everyHours,
    collectOnStart: draft.collectOnStart,
  };
}

/** The same without its id: what `connections.update` takes. */
export function inputOfConnection(connection: Connection): ConnectionInput {
  return inputOf(draftOf(connection));
}

/** True where the backend would be asked as by the kept connection: at the same place, as the same account. */
export function asksAsKept(draft: ConnectionDraft, kept: Connection): boolean {
  const asked = ({ address, account, options, trust, proxy }: ConnectionInput): string =>
    JSON.stringify([address, account, options, trust, proxy]);
  return asked(inputOf(draft)) === asked(inputOfConnection(kept));
}

/** The fields that keep a draft from being tested or saved. */
export function problemsOf(draft: ConnectionDraft, fields: readonly OptionField[]): ReadonlySet<DraftField> {
  const problems = new Set<DraftField>();
  if (draft.name.trim() === '') problems.add('name');
  if (!isAddress(draft.address)) problems.add('address');
  if (draft.authority.trim() !== '' && !draft.authority.includes('-----BEGIN CERTIFICATE-----')) {
    problems.add('authority');
  }
  if (draft.proxy.trim() !== '' && !HTTP.test(draft.proxy.trim())) problems.add('proxy');
  if (draft.chooses === 'chosen' && draft.chosen.length === 0) problems.add('chosen');
  for (const field of fields) {
    if (field.kind === 'number' && typeof draft.options[field.name] === 'string') problems.add(`option:${field.name}`);
  }
  return problems;
}

const ON_THIS_MACHINE = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|\/|$)/iu;

/** True where an address would carry the secret unencrypted over a network. */
export const isPlain = (address: string): boolean =>
  /^http:/iu.test(address.trim()) && !ON_THIS_MACHINE.test(address.trim());

/** An option's value as a field shows it. */
export function optionText(value: unknown): string {
  if (Array.isArray(value)) return value.map(itemText).join('\n');
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** An item of a list; one with an id and a name is written `id=name`, as the command line takes it. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('id' in item)) return String(item);
  const name = 'name' in item && typeof item.name === 'string' ? `=${item.name}` : '';
  return `${String(item.id)}${name}`;
}

/** What is typed as the option's value: a number stays a text until it is one, an empty text is null where null was. */
export function optionValue(field: OptionField, text: string, former: unknown): unknown {
  switch (field.kind) {
    case 'number': {
      if (text.trim() === '') return null;
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    }
    case 'list':
      return text.split('\n').filter((line, at, all) => line.trim() !== '' || at === all.length - 1);
    case 'text':
    case 'long-text':
    case 'choice':
    case 'zone':
    case 'boolean':
      return text === '' && former === null ? null : text;
  }
}
