import type { TriedPage } from '@contract/collecting-calls';
import { tenantKey } from '@core/archive/tenant-key';
import type { TriedAnswer } from '@core/backends/generic/try-page';
import type { KindId } from '@core/backends/kind-id';
import type { MappedEntry } from '@core/entry/mapped-entry';
import type { EntryRow } from '@core/search/results';
import type { Redact } from '../../connections/redacted-session';

/** An entry that is not kept, as the grid would show it; its ids count from 1 and mean nothing outside of this page. */
function rowOf(entry: MappedEntry, index: number, backend: KindId): EntryRow {
  const { started, finished, tenant, instance } = entry;
  const time = started ?? finished;
  return {
    id: index + 1,
    severity: entry.severity,
    started: started?.instant ?? null,
    finished: finished?.instant ?? null,
    duration: started === null || finished === null ? null : finished.instant - started.instant,
    zone: time?.zone ?? null,
    zoneSource: time?.zoneSource ?? 'given',
    precision: time?.precision ?? 'microsecond',
    ambiguous: time?.ambiguous ?? false,
    source: entry.source,
    task: entry.task,
    itemType: entry.itemType,
    item: entry.item,
    performer: entry.performer,
    relation: entry.relation,
    onBehalfOf: entry.onBehalfOf,
    tenant: tenant === null ? null : (tenant.name ?? tenant.id),
    tenantKey: tenant === null ? null : tenantKey(backend, instance, tenant.id),
    organization: entry.organization,
    backend,
    instance,
    address: entry.address,
    nativeId: entry.nativeId,
    firstSeen: 0,
    revisionOf: null,
    revisions: 0,
    part: entry.part,
    vanished: null,
    artefacts: [],
  };
}

/** What came of one live page, without the secret even where the backend repeats it. */
export function triedPage(answer: TriedAnswer, backend: KindId, redact: Redact): TriedPage {
  const { request, status, bodyText, entries, items, next, problems } = answer;
  return {
    request: redact(request),
    status,
    body: redact(bodyText),
    rows: entries.map(({ columns }, index) => rowOf(columns, index, backend)),
    items,
    next: next === null ? null : redact(next),
    problems: problems.map(redact),
  };
}
