import type { GenericMapping } from './generic-mapping';

type ColumnName = keyof GenericMapping['columns'];

/** Common names (lower case, without punctuation) for each column, the likelier first. */
const NAMES: readonly (readonly [ColumnName, readonly string[]])[] = [
  ['nativeId', ['eventid', 'uuid', 'recordid', 'logid', 'documentid', 'entryid', 'id', 'guid']],
  [
    'started',
    [
      ...['timestamp', 'eventtime', 'starttime', 'started', 'startedat', 'createdat', 'created', 'datetime', 'date'],
      ...['time', 'ts', 'occurredat', 'published', 'eventdate', 'logtime', 'when', 'datum', 'creationtime'],
    ],
  ],
  ['finished', ['finished', 'finishedat', 'endtime', 'ended', 'endedat', 'completedat', 'finishtime']],
  ['severity', ['severity', 'level', 'loglevel', 'priority', 'result', 'outcome', 'status']],
  [
    'source',
    [
      'source',
      'eventsource',
      'component',
      'service',
      'application',
      'app',
      'module',
      'product',
      'workload',
      'category',
    ],
  ],
  [
    'task',
    ['action', 'eventtype', 'operation', 'event', 'eventname', 'task', 'activity', 'what', 'type', 'name', 'message'],
  ],
  ['item', ['item', 'itemname', 'target', 'targetname', 'object', 'objectid', 'resource', 'resourcename', 'entity']],
  ['itemType', ['itemtype', 'targettype', 'objecttype', 'resourcetype', 'entitytype']],
  [
    'performer',
    [
      ...['username', 'user', 'actor', 'performer', 'useremail', 'actoremail', 'userid', 'actorname', 'principal'],
      ...['login', 'account', 'email', 'initiator', 'createdby', 'who'],
    ],
  ],
  ['onBehalfOf', ['onbehalfof', 'targetuser', 'impersonateduser']],
  ['tenant', ['tenant', 'tenantid', 'tenantname', 'customer', 'customername', 'company', 'companyname', 'customerid']],
  ['organization', ['organization', 'organisation', 'org', 'orgname', 'organizationname', 'site', 'workspace']],
  ['address', ['ip', 'ipaddress', 'clientip', 'sourceip', 'remoteip', 'remoteaddr', 'sourceipaddress', 'address']],
];

/** A leaf of the sample's records: where it stands, its name, and whether it ever has a value. */
export interface FoundPlace {
  /** A JSON Pointer or a CSV heading. */
  readonly from: string;
  readonly name: string;
}

/** Suggests which places feed which columns, by their names; each place is used once. The user is asked to confirm it. */
export function suggestMapping(places: readonly FoundPlace[], recordPlace = ''): GenericMapping {
  const columns: Partial<Record<ColumnName, { from: string }>> = {};
  const used = new Set<string>();
  for (const [column, names] of NAMES) {
    const place = bestOf(places, names, used);
    if (place === null) continue;
    used.add(place.from);
    columns[column] = { from: place.from };
  }
  return {
    version: 1,
    name: 'Suggested',
    recordPlace,
    readAs: 'generic',
    columns,
    timeFormat: 'auto',
    zone: null,
    errorValues: ['error', 'err', 'critical', 'fatal', 'failed', 'failure', 'alert', 'emergency'],
    warningValues: ['warning', 'warn', 'denied', 'notice'],
  };
}

function bestOf(places: readonly FoundPlace[], names: readonly string[], used: ReadonlySet<string>): FoundPlace | null {
  for (const name of names) {
    const found = places.find((place) => !used.has(place.from) && plain(place.name) === name);
    if (found !== undefined) return found;
  }
  return null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Leaves of parsed records, outer ones first, to a depth of four; each place once. */
export function placesOfRecords(records: readonly object[]): readonly FoundPlace[] {
  const found = new Map<string, FoundPlace & { readonly depth: number }>();
  for (const record of records) collect(record, '', 0, found);
  return [...found.values()].sort((one, other) => one.depth - other.depth);
}

function collect(
  value: object,
  path: string,
  depth: number,
  found: Map<string, FoundPlace & { readonly depth: number }>,
): void {
  for (const [name, inner] of Object.entries(value).slice(0, 500) as [string, unknown][]) {
    const from = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (inner === null || Array.isArray(inner)) continue;
    if (typeof inner === 'object') {
      if (depth < 3) collect(inner, from, depth + 1, found);
    } else if (!found.has(from)) {
      // `/actor/name` is known by `actor` as much as by `name`: the joined name is the clearer one.
      const parent = path.split('/').at(-1) ?? '';
      found.set(from, { from, name: depth === 0 ? name : joinedName(parent, name), depth });
    }
  }
}

function joinedName(parent: string, name: string): string {
  const isNaming = /^(name|id|email|login|displayname|type|username)$/i.test(name);
  return isNaming && !/^(id|type)$/i.test(name) ? parent : `${parent}${name}`;
}
