import type { MappedEntry } from '../entry/mapped-entry';
import type { TextEncodingName } from '../records/framed-record';
import type { TextDecoding } from '../records/text-decoding';
import type { KindDefinition } from './kind';
import { mappingContext } from './mapping-context';
import type { ReadingChoices, ReadingPlan, Recognition } from './reading-plan';
import { RecordView } from './record-view';
import { ALL_KINDS, kindOf } from './registry';

/** A file's sample, decoded, with what the user said of the file. */
export interface ReadingSample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly choices: ReadingChoices;
  readonly decoding: TextDecoding;
}

/** A parsed record of the sample. */
export interface SampleRecord {
  readonly root: object;
  readonly text: string;
}

/** Below this no kind is taken for a file's. */
export const LEAST_SCORE = 0.35;

/** The parts of a plan that a recogniser decides; the rest is what the user chose. */
export function planOf(
  sample: ReadingSample,
  own: Partial<ReadingPlan> & Pick<ReadingPlan, 'kind' | 'framing'>,
): ReadingPlan {
  const { choices, encoding } = sample;
  return {
    mappingVersion: kindOf(own.kind).mappingVersion,
    encoding,
    recordPlace: null,
    tenant: choices.tenant,
    organization: choices.organization,
    instance: choices.instance,
    zone: choices.zone,
    dateOrder: choices.dateOrder,
    mapping: null,
    headings: null,
    delimiter: null,
    recordColumn: null,
    ...own,
  };
}

/** A file without any record: it reads as nothing, which is no failure. */
export function emptyRecognition(sample: ReadingSample): Recognition {
  const chosen = sample.choices.kind;
  const plan = planOf(sample, { kind: chosen === 'auto' ? 'generic' : chosen, framing: 'json' });
  return { plan, confidence: 1, reason: 'The file is empty.', asks: [], dateOrderIsAmbiguous: false };
}

/** The kind (of those allowed) that fits the records best, by its mean score. */
export function bestKind(
  records: readonly (object | null)[],
  kinds: readonly KindDefinition[] = ALL_KINDS,
): { readonly kind: KindDefinition; readonly score: number } | null {
  let best: { kind: KindDefinition; score: number } | null = null;
  for (const kind of kinds) {
    let sum = 0;
    for (const record of records) sum += record === null ? 0 : kind.score(record as Record<string, unknown>);
    const score = records.length === 0 ? 0 : sum / records.length;
    if (best === null || score > best.score) best = { kind, score };
  }
  return best;
}

/** What to ask the user: what the kind's files never tell, and the sample does not tell either. */
export function openQuestions(plan: ReadingPlan, records: readonly SampleRecord[]): Recognition['asks'] {
  const kind = kindOf(plan.kind);
  const entries = records.flatMap((record) => mapSample(plan, kind, record));
  const asks = new Set(kind.asks);
  const isLocal = plan.kind === 'generic' || plan.kind === 'mspcontrol';
  if (isLocal && plan.zone === null && entries.some((entry) => entry.started?.zoneSource === 'assumed'))
    asks.add('zone');
  if (plan.kind === 'generic') asks.add('tenant');
  if (plan.zone !== null || (entries.length > 0 && entries.every((entry) => entry.started?.zoneSource === 'given'))) {
    asks.delete('zone');
  }
  for (const name of ['tenant', 'instance', 'organization'] as const) {
    if (entries.length > 0 && entries.every((entry) => entry[name] !== null)) asks.delete(name);
    if (plan[name] !== null) asks.delete(name);
  }
  return [...asks];
}

function mapSample(plan: ReadingPlan, kind: KindDefinition, record: SampleRecord): readonly MappedEntry[] {
  const view = new RecordView(record.root, record.text, null, {
    headings: plan.recordColumn === null ? plan.headings : null,
  });
  return kind.map(view, mappingContext(plan));
}
