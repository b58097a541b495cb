import { type MappedColumn, type MappedEntry, RELATIONS, type TenantReference } from '../../entry/mapped-entry';
import type { DateOrder } from '../reading-plan';
import type { GenericMapping } from '../generic-mapping';
import { type KindDefinition, type MappingContext, mappedEntry } from '../kind';
import { at, type EpochReading, type Place, type RecordView } from '../record-view';

type Columns = GenericMapping['columns'];
type ColumnName = keyof Columns;

const places = new WeakMap<GenericMapping, Map<string, Place>>();

/** A JSON Pointer, or a CSV heading as it stands. */
function placeOf(view: RecordView, mapping: GenericMapping, from: string): Place {
  let known = places.get(mapping);
  if (known === undefined) {
    known = new Map();
    places.set(mapping, known);
  }
  const key = view.headings === null ? from : `#${from}`;
  let place = known.get(key);
  if (place === undefined) {
    place = view.headings !== null ? headingPlace(view.headings, from) : at(from.startsWith('/') ? from : `/${from}`);
    known.set(key, place);
  }
  return place;
}

/** A heading may be written as a pointer too. */
function headingPlace(headings: readonly string[], from: string): Place {
  const isHeading = headings.includes(from) || !from.startsWith('/');
  return isHeading ? { segments: [from] } : at(from);
}

function text(view: RecordView, mapping: GenericMapping, name: ColumnName, column: MappedColumn): string | null {
  const rule = mapping.columns[name];
  if (rule === undefined) return null;
  if ('fixed' in rule) return view.ruled(column, `fixed by the mapping "${mapping.name}"`, rule.fixed);
  return view.column(column, [placeOf(view, mapping, rule.from)]);
}

const EPOCH: Readonly<Partial<Record<GenericMapping['timeFormat'], EpochReading>>> = {
  auto: 'by-size',
  'epoch-seconds': 'seconds',
  'epoch-milliseconds': 'milliseconds',
  'epoch-microseconds': 'microseconds',
};

function time(view: RecordView, mapping: GenericMapping, name: 'started' | 'finished', context: MappingContext) {
  const rule = mapping.columns[name];
  if (rule === undefined || 'fixed' in rule) return null;
  const format = mapping.timeFormat;
  const isOrdered = format === 'month-day-year' || format === 'day-month-year';
  const dateOrder: DateOrder | null = isOrdered ? format : context.time.dateOrder;
  const reading = { zone: mapping.zone ?? context.time.zone, dateOrder };
  return view.time(name, [placeOf(view, mapping, rule.from)], reading, EPOCH[format] ?? 'never');
}

function severity(view: RecordView, mapping: GenericMapping): MappedEntry['severity'] {
  const value = text(view, mapping, 'severity', 'severity')?.trim().toLowerCase();
  const isOneOf = (values: readonly string[]): boolean =>
    value !== undefined && values.some((one) => one.toLowerCase() === value);
  if (isOneOf(mapping.errorValues)) return 'error';
  return isOneOf(mapping.warningValues) ? 'warning' : 'information';
}

function relation(view: RecordView, mapping: GenericMapping): MappedEntry['relation'] {
  const value = text(view, mapping, 'relation', 'relation')?.trim().toLowerCase();
  return RELATIONS.find((one) => one === value) ?? null;
}

function tenant(view: RecordView, mapping: GenericMapping): TenantReference | null {
  const id = text(view, mapping, 'tenant', 'tenant');
  return id === null ? null : { id, name: null };
}

/**
 * Any JSON or CSV, read by the columns of a mapping that the user made. Its ids are taken as unique everywhere only where
 * the mapping says so.
 */
export const generic: KindDefinition = {
  id: 'generic',
  title: 'Generic JSON or CSV',
  mappingVersion: 1,
  severityRules: [],
  innerRecords: [],
  asks: [],
  score: () => 0,
  map(view, context): readonly MappedEntry[] {
    const { mapping } = context;
    if (mapping === null) return [mappedEntry(view, context, {})];
    const nativeId = text(view, mapping, 'nativeId', 'nativeId');
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null && mapping.idIsGlobal === true,
        instance: text(view, mapping, 'instance', 'instance'),
        tenant: tenant(view, mapping),
        organization: text(view, mapping, 'organization', 'organization'),
        severity: severity(view, mapping),
        started: time(view, mapping, 'started', context),
        finished: time(view, mapping, 'finished', context),
        source: text(view, mapping, 'source', 'source'),
        task: text(view, mapping, 'task', 'task'),
        itemType: text(view, mapping, 'itemType', 'itemType'),
        item: text(view, mapping, 'item', 'item'),
        performer: text(view, mapping, 'performer', 'performer'),
        relation: relation(view, mapping),
        onBehalfOf: text(view, mapping, 'onBehalfOf', 'onBehalfOf'),
        address: text(view, mapping, 'address', 'address'),
      }),
    ];
  },
};
