import type { MappedEntry, Relation, TenantReference } from '../../entry/mapped-entry';
import { type KindDefinition, mappedEntry, severityOf, type SeverityRule, tenantAt } from '../kind';
import { at, type Place, type RecordView } from '../record-view';
import { areaOf, objectOf } from './vocabulary';

/** Lumu documents no schema: only timestamp, performer and event type are assured. All names here are [inferred]. */
const places = (...names: readonly string[]): readonly Place[] => names.map((name) => at(`/${name}`));
const ID = places('id', 'uuid', 'eventId');
const TIMES = places('timestamp', 'datetime', 'date', 'time', 'createdAt');
const TYPES = places('eventType', 'event_type', 'eventName', 'event', 'type', 'action');
const COMPANY_ID = places('companyId', 'company_id', 'companyUuid', 'company/id', 'company/uuid', 'tenantId');
const COMPANY_NAME = places('companyName', 'company_name', 'company/name', 'tenantName', 'company');
const PERFORMER = places(
  ...['performer/email', 'performer/mail', 'performer/name', 'performer/id', 'performer', 'user/email', 'user/name'],
  ...['user', 'email'],
);
const ROLE = places('performer/role', 'user/role', 'role');
const ITEM = places(
  ...['context/name', 'context/email', 'context/label', 'context/title', 'context/id', 'target/name', 'target/id'],
  ...['target', 'name', 'context'],
);
const ON_BEHALF_OF = places('context/onBehalfOf', 'onBehalfOf/email', 'onBehalfOf');
const ADDRESS = places('ip', 'ipAddress', 'performer/ip', 'context/ip', 'context/ipAddress', 'sourceIp');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PORTAL: TenantReference = { id: 'Portal', name: 'Portal' };

/** Lumu gives no severity: all of these are ours [inferred]. They read the event's name, with spaces or without. */
const severityRules: readonly SeverityRule[] = [
  { severity: 'error', when: 'the event type ends in Failed', applies: (view) => /fail(ed|ure)$/i.test(typeOf(view)) },
  {
    severity: 'warning',
    when: 'the event type ends in Deleted, Revoked, Deactivated or Detached From MSP',
    applies: (view) => /(deleted|revoked|deactivated|detached|detached ?from ?msp)$/i.test(typeOf(view)),
  },
];

function typeOf(view: RecordView): string {
  for (const place of TYPES) {
    const type = view.text(place);
    if (type !== null) return type.trim();
  }
  return journalName(view) ?? '';
}

/** Journal style: `{"CollectorCreated": {...}}`, where the only member's name is the event type. */
function journalName(view: RecordView): string | null {
  const { root } = view;
  if (root === null || typeof root !== 'object' || Array.isArray(root)) return null;
  const names = Object.keys(root);
  const [name] = names;
  if (names.length !== 1 || name === undefined) return null;
  const inner: unknown = (root as Record<string, unknown>)[name];
  return inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? name : null;
}

/** Admins and Supervisors of the provider are administrators to a tenant; what nobody did, the system did. [inferred] */
function relationOf(view: RecordView): Relation | null {
  for (const place of ROLE) {
    const role = view.text(place)?.toLowerCase();
    if (role === undefined) continue;
    const relation = /admin|supervisor/.test(role) ? 'administrator' : /system|service/.test(role) ? 'system' : null;
    if (relation !== null) view.note('relation', place, "by the performer's role");
    return relation;
  }
  return null;
}

function tenantOf(view: RecordView): TenantReference {
  const company = tenantAt(view, COMPANY_ID, COMPANY_NAME) ?? tenantAt(view, COMPANY_NAME, COMPANY_NAME);
  return company ?? view.ruled('tenant', 'an entry without a company belongs to the portal itself', PORTAL);
}

function mapEvent(view: RecordView, name: string | null, outer: RecordView): OwnEvent {
  const task = view.column('task', TYPES) ?? outer.ruled('task', "the name of the record's only member", name);
  const nativeId = view.column('nativeId', ID);
  return {
    nativeId,
    nativeIdIsGlobal: nativeId !== null && UUID.test(nativeId),
    tenant: tenantOf(view),
    severity: severityOf(name === null ? view : outer, severityRules),
    source: task === null ? null : view.ruled('source', "the area of Lumu's event table", areaOf(task)),
    task,
    itemType: task === null ? null : view.ruled('itemType', 'the event type without its verb', objectOf(task)),
    item: view.column('item', ITEM),
    performer: view.column('performer', PERFORMER),
    relation: relationOf(view),
    onBehalfOf: view.column('onBehalfOf', ON_BEHALF_OF),
    address: view.column('address', ADDRESS),
  };
}

type OwnEvent = Omit<MappedEntry, 'part' | 'instance' | 'organization' | 'started' | 'finished'>;

/** Lumu's MSP portal audit log, as its portal lets a user copy and download it. */
export const lumu: KindDefinition = {
  id: 'lumu',
  title: 'Lumu MSP portal audit log',
  mappingVersion: 1,
  severityRules,
  innerRecords: [],
  asks: [],
  score(record) {
    const names = Object.keys(record);
    const only = names.length === 1 ? record[names[0] ?? ''] : null;
    if (only !== null && typeof only === 'object' && !Array.isArray(only)) {
      const isEvent = /^[A-Z]\w*[a-z][A-Z]\w*$/.test(names[0] ?? '') && Object.hasOwn(only, 'timestamp');
      return isEvent || Object.hasOwn(only, 'companyId') ? 0.85 : 0;
    }
    const has = (...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(record, key));
    if (!has('timestamp', 'datetime', 'date') || !has('eventType', 'event_type', 'eventName', 'event', 'type'))
      return 0;
    const mark = (has('performer') ? 0.4 : 0) + (has('companyId', 'companyName', 'company') ? 0.3 : 0);
    return mark === 0 ? 0 : Math.min(0.9, 0.3 + mark + (has('context') ? 0.15 : 0));
  },
  map(view, context): readonly MappedEntry[] {
    const name = typeof view.value(at('/timestamp')) === 'undefined' ? journalName(view) : null;
    const event = name === null ? view : view.inside(name);
    const started = event.time('started', TIMES, context.time, 'by-size');
    return [mappedEntry(view, context, { ...mapEvent(event, name, view), started })];
  },
};
