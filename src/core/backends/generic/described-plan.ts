import type { Microseconds } from '../../entry/entry-time';
import type { FramedRecord } from '../../records/framed-record';
import { pointerSegments } from '../../records/json-pointer';
import type { TextDecoding } from '../../records/text-decoding';
import { collectedPlan } from '../collected-plan';
import type { GenericMapping } from '../generic-mapping';
import type { KindId } from '../kind-id';
import { mappingContext } from '../mapping-context';
import type { ReadingPlan } from '../reading-plan';
import { jsonRoot } from '../record-root';
import { RecordView } from '../record-view';
import { kindOf } from '../registry';
import { unwrapRecord } from '../unwrap-record';
import type { Description } from './description';

/** What paging and attribution need to know of one item. */
export interface KnownItem {
  /** False where it is no record at all: then nothing else is known. */
  readonly isRecord: boolean;
  readonly id: string | null;
  readonly tenant: string | null;
  readonly at: Microseconds | null;
}

const NOTHING_KNOWN: KnownItem = { isRecord: false, id: null, tenant: null, at: null };

/** How the records of one description are read: one plan for each tenant, made once. */
export class DescribedPlans {
  readonly #kind: KindId;
  readonly #instance: string;
  readonly #mapping: GenericMapping;
  readonly #plans = new Map<string | null, ReadingPlan>();

  constructor(kind: KindId, instance: string, description: Description) {
    this.#kind = kind;
    this.#instance = instance;
    this.#mapping = collectedMapping(description);
  }

  /** `null`: each record names its tenant itself. */
  of(tenant: string | null): ReadingPlan {
    let plan = this.#plans.get(tenant);
    if (plan === undefined) {
      plan = collectedPlan({
        kind: this.#kind,
        instance: this.#instance,
        tenant,
        zone: this.#mapping.zone,
        recordPlace: this.#mapping.recordPlace === '' ? null : this.#mapping.recordPlace,
        mapping: this.#kind === 'generic' ? this.#mapping : null,
      });
      this.#plans.set(tenant, plan);
    }
    return plan;
  }

  /** Reads id, tenant and time of an item by the kind's own rules; nothing where it is no record. */
  know(record: FramedRecord, plan: ReadingPlan, decoding: TextDecoding): KnownItem {
    const segments = pointerSegments(plan.recordPlace ?? '');
    const inner = segments.length === 0 ? record : unwrapRecord(record, segments, plan.encoding, decoding);
    const root = inner === null ? null : jsonRoot(inner.text);
    if (inner === null || root === null || root.kind === 'rejected') return NOTHING_KNOWN;
    const view = new RecordView(root.root, inner.text, null);
    const [entry] = kindOf(plan.kind).map(view, mappingContext(plan));
    return {
      isRecord: true,
      id: entry?.nativeId ?? null,
      tenant: entry?.tenant?.id ?? null,
      at: entry?.started?.instant ?? null,
    };
  }
}

/**
 * The mapping as it is used in collecting: the installation is the connection's, and the tenant is the one asked for
 * unless records name it, so that coverage and entries speak of the same tenant.
 */
function collectedMapping(description: Description): GenericMapping {
  const { instance: _instance, tenant, ...columns } = description.mapping.columns;
  const isNamed = description.tenants.kind === 'records' && tenant !== undefined;
  return { ...description.mapping, columns: isNamed ? { ...columns, tenant } : columns };
}
