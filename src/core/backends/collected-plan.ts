import type { GenericMapping } from './generic-mapping';
import type { KindId } from './kind-id';
import type { ReadingPlan } from './reading-plan';
import { kindOf } from './registry';

/** What a connector knows of the records of one tenant. */
export interface CollectedFrom {
  readonly kind: KindId;
  /** null where the vendor's ids of tenants are unique over all of its installations. */
  readonly instance: string | null;
  /** The vendor's id; null where each record names its tenant itself. */
  readonly tenant: string | null;
  readonly organization?: string | null;
  /** IANA name or offset, for times that carry no zone. */
  readonly zone?: string | null;
  /** JSON Pointer to the member of each record that is the true record. */
  readonly recordPlace?: string | null;
  readonly mapping?: GenericMapping | null;
  readonly framing?: ReadingPlan['framing'];
}

/** How records that a connector cut out of an answer are read into columns. */
export function collectedPlan(from: CollectedFrom): ReadingPlan {
  return {
    kind: from.kind,
    mappingVersion: kindOf(from.kind).mappingVersion,
    framing: from.framing ?? 'json',
    encoding: 'utf-8',
    recordPlace: from.recordPlace ?? null,
    tenant: from.tenant,
    organization: from.organization ?? null,
    instance: from.instance,
    zone: from.zone ?? null,
    dateOrder: null,
    mapping: from.mapping ?? null,
    headings: null,
    delimiter: null,
    recordColumn: null,
  };
}
