import type { MappedEntry } from '../../entry/mapped-entry';
import { type KindDefinition, mappedEntry, severityOf, type SeverityRule, tenantAt } from '../kind';
import { at, type RecordView } from '../record-view';
import { parameterText } from './parameters';

const TIME = at('/id/time');
const QUALIFIER = at('/id/uniqueQualifier');
const APPLICATION = at('/id/applicationName');
const CUSTOMER = at('/id/customerId');
const EVENTS = at('/events');
const NAME = at('/name');
const TYPE = at('/type');
const PERFORMER = [at('/actor/email'), at('/actor/key'), at('/actor/profileId'), at('/actor/callerType'), at('/actor')];
const CALLER = at('/actor/callerType');
const DOMAIN = [at('/ownerDomain')];
const ADDRESS = [at('/ipAddress')];
/** An activity has a handful of events; what an entry's part can count is the limit. */
const MOST_EVENTS = 65_535;

/** Google gives no severity: all of these are ours [inferred]. Asked of the event, not of the activity. */
const severityRules: readonly SeverityRule[] = [
  {
    severity: 'error',
    when: 'the event names a failure',
    place: NAME,
    applies: (view) => /fail/i.test(view.text(NAME) ?? ''),
  },
  {
    severity: 'warning',
    when: 'the event names something suspicious, an attack, a leak or a blocked account',
    place: NAME,
    applies: (view) => /suspicious|attack|leak|disabled_|blocked|gov_/i.test(view.text(NAME) ?? ''),
  },
];

/** The 4-tuple that identifies an activity; a slash within a part is written `~1`. Null where one is missing. */
function idOf(view: RecordView): string | null {
  const parts = [APPLICATION, CUSTOMER, TIME, QUALIFIER].map((place) => view.text(place));
  if (parts.some((part) => part === null)) return null;
  const id = parts.map((part) => (part ?? '').replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  view.note('nativeId', at('/id'), 'applicationName/customerId/time/uniqueQualifier');
  return id;
}

/** The events of an activity; a flattened one (`name` and `parameters` beside `id`) is its own only event. */
function eventsOf(view: RecordView): readonly RecordView[] {
  const events = view.value(EVENTS);
  if (!Array.isArray(events) || events.length === 0) return [view];
  return events.slice(0, MOST_EVENTS).map((_, index) => view.insidePart(index, 'events', String(index)));
}

/** Google Workspace Reports activities. One activity with several events is several entries that share their record. */
export const googleWorkspace: KindDefinition = {
  id: 'google-workspace',
  title: 'Google Workspace Reports',
  mappingVersion: 1,
  severityRules,
  innerRecords: [],
  asks: [],
  score(record) {
    if (record.kind === 'admin#reports#activity') return 1;
    const id = record.id;
    if (id === null || typeof id !== 'object') return 0;
    const isKey =
      Object.hasOwn(id, 'applicationName') && (Object.hasOwn(id, 'time') || Object.hasOwn(id, 'customerId'));
    return isKey ? 0.9 : 0;
  },
  map(view, context): readonly MappedEntry[] {
    const nativeId = idOf(view);
    const common = {
      nativeId,
      nativeIdIsGlobal: nativeId !== null,
      tenant: tenantAt(view, [CUSTOMER], []),
      organization: view.column('organization', DOMAIN),
      started: view.time('started', [TIME], context.time, 'by-size'),
      source: view.column('source', [APPLICATION]),
      performer: view.column('performer', PERFORMER),
      relation:
        view.text(CALLER) === 'APPLICATION'
          ? view.ruled('relation', 'callerType is APPLICATION', 'system' as const)
          : null,
      address: view.column('address', ADDRESS),
    };
    return eventsOf(view).map((event, part) => {
      const own = { part, severity: severityOf(event, severityRules), ...eventColumns(event) };
      return mappedEntry(view, context, { ...common, ...own });
    });
  },
};

function eventColumns(event: RecordView): Pick<MappedEntry, 'task' | 'itemType' | 'item'> {
  return {
    task: event.column('task', [NAME]),
    itemType: event.column('itemType', [TYPE]),
    item: parameterText(event, 'item'),
  };
}
