import type { MappedEntry, TenantReference } from '../entry/mapped-entry';
import type { TimeReading } from '../entry/parse-time';
import type { Severity } from '../entry/severity';
import type { GenericMapping } from './generic-mapping';
import type { KindId } from './kind-id';
import type { Recognition } from './reading-plan';
import type { Place, RecordView } from './record-view';

/** What the user said of the file, for columns that its records leave open. */
export interface MappingContext {
  readonly tenant: string | null;
  readonly organization: string | null;
  readonly instance: string | null;
  readonly time: TimeReading;
  readonly mapping: GenericMapping | null;
}

/** One numbered rule: the first that applies gives the severity; where none does, it is information. */
export interface SeverityRule {
  readonly severity: Severity;
  /** Completes "severity rule N: ...". */
  readonly when: string;
  /** Where the severity is read from, if from one place. */
  readonly place?: Place;
  readonly applies: (view: RecordView) => boolean;
}

/** How the records of one kind of backend are told, and read into columns. */
export interface KindDefinition {
  readonly id: KindId;
  readonly title: string;
  /** Raised with every change that reads other columns from the same record. */
  readonly mappingVersion: number;
  /** Documented and numbered from 1 by their place in the list. */
  readonly severityRules: readonly SeverityRule[];
  /** 0 to 1: how surely a parsed record is of this kind. */
  score(record: Readonly<Record<string, unknown>>): number;
  /** Members whose string may hold the true record as JSON text (`CloudTrailEvent`). */
  readonly innerRecords: readonly string[];
  /** What files of this kind do not tell. */
  readonly asks: Recognition['asks'];
  /** The entries of one record, in order: at least one. */
  map(view: RecordView, context: MappingContext): readonly MappedEntry[];
}

/** The columns that a kind reads itself; what it leaves out is null, or what the user said. */
export type OwnColumns = Partial<MappedEntry>;

/** Completes a kind's own columns with what the user said of the file. */
export function mappedEntry(view: RecordView, context: MappingContext, own: OwnColumns): MappedEntry {
  return {
    nativeId: own.nativeId ?? null,
    nativeIdIsGlobal: own.nativeIdIsGlobal ?? false,
    part: own.part ?? 0,
    instance: own.instance ?? chosen(view, 'instance', context.instance),
    tenant: own.tenant ?? tenantChosen(view, context.tenant),
    organization: own.organization ?? chosen(view, 'organization', context.organization),
    severity: own.severity ?? 'information',
    started: own.started ?? null,
    finished: own.finished ?? null,
    source: own.source ?? null,
    task: own.task ?? null,
    itemType: own.itemType ?? null,
    item: own.item ?? null,
    performer: own.performer ?? null,
    relation: own.relation ?? null,
    onBehalfOf: own.onBehalfOf ?? null,
    address: own.address ?? null,
  };
}

/** The tenant by the vendor's id and, where the record has one, its name. */
export function tenantAt(view: RecordView, ids: readonly Place[], names: readonly Place[]): TenantReference | null {
  const id = view.column('tenant', ids);
  if (id === null) return null;
  for (const place of names) {
    const name = view.text(place);
    if (name !== null) return { id, name };
  }
  return { id, name: null };
}

/** The severity by the kind's rules. */
export function severityOf(view: RecordView, rules: readonly SeverityRule[]): Severity {
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index];
    if (rule === undefined || !rule.applies(view)) continue;
    if (view.trace !== null) view.note('severity', rule.place ?? null, `severity rule ${index + 1}: ${rule.when}`);
    return rule.severity;
  }
  return view.ruled('severity', 'no severity rule applies', 'information');
}

/** The share of the marks that a record has. */
export function shareOf(record: Readonly<Record<string, unknown>>, marks: readonly string[]): number {
  let found = 0;
  for (const mark of marks) if (Object.hasOwn(record, mark) && record[mark] !== null) found += 1;
  return found / marks.length;
}

function chosen(view: RecordView, column: 'instance' | 'organization', value: string | null): string | null {
  return view.ruled(column, 'given by the user for this file', value);
}

function tenantChosen(view: RecordView, value: string | null): TenantReference | null {
  return value === null ? null : view.ruled('tenant', 'given by the user for this file', { id: value, name: null });
}
