import type { StoredRecord } from '@core/archive/archive';
import type { GenericMapping } from '@core/backends/generic-mapping';
import type { ReadingChoices, ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import { decodeText } from '@core/records/decode';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';
import { recogniseOrExplain } from './recognise-or-explain';

type Loose<Shape> = { readonly [Field in keyof Shape]?: Shape[Field] | undefined };
/** Choices to change; what is left out stays as it was. */
export type ChangedChoices = Loose<Omit<ReadingChoices, 'mapping'>> & {
  readonly mapping?: GenericMapping | null | undefined;
};

const DO_INSTEAD = 'Nothing was changed; undo the import and import the file again with these choices.';

/**
 * The plan that reads a file's stored records by changed choices, under the kind's current mapping version. Where the
 * records begin and end is kept: fails with `correction-impossible` where the choices would move that.
 */
export function correctedPlan(
  name: string,
  before: ReadingPlan,
  changes: ChangedChoices,
  sample: readonly StoredRecord[],
): ReadingPlan {
  const { encoding, recordPlace } = changes;
  if (encoding !== undefined && encoding !== null && encoding !== before.encoding) {
    throw impossible(name, `it was read as ${before.encoding}, and its records were cut out of the file that way`);
  }
  if (recordPlace !== undefined && recordPlace !== before.recordPlace) {
    throw impossible(name, 'the place of the record within its wrapper decides what is kept as the record');
  }
  const choices = changedChoices(before, changes);
  const { plan, problem } = recogniseOrExplain({ name, bytes: sampleFile(before, sample), isWhole: true }, choices);
  if (plan === null) throw impossible(name, problem ?? 'its kind is not recognised');
  const holdsRows = before.framing !== 'json' && before.recordColumn === null;
  if (holdsRows ? plan.framing !== before.framing : plan.framing !== 'json') {
    throw impossible(name, `a file of the kind "${plan.kind}" is cut into records in another way`);
  }
  if (plan.recordPlace !== null || plan.recordColumn !== null) {
    throw impossible(name, 'its records are wrappers, and what is kept as the record would be the inner part');
  }
  const { framing, headings, delimiter, recordColumn } = before;
  const kept = {
    framing,
    headings,
    delimiter,
    recordColumn,
    encoding: before.encoding,
    recordPlace: before.recordPlace,
  };
  return { ...plan, ...kept };
}

function changedChoices(before: ReadingPlan, changes: ChangedChoices): ReadingChoices {
  const pick = <Value>(changed: Value | undefined, old: Value): Value => (changed === undefined ? old : changed);
  const kind = pick<ReadingChoices['kind']>(changes.kind, before.kind);
  return {
    kind,
    tenant: pick(changes.tenant, before.tenant),
    organization: pick(changes.organization, before.organization),
    instance: pick(changes.instance, before.instance),
    zone: pick(changes.zone, before.zone),
    dateOrder: pick(changes.dateOrder, before.dateOrder),
    mapping: pick(changes.mapping, kind === before.kind ? before.mapping : null),
    recordPlace: null,
    encoding: null,
  };
}

/** The stored records as a small file of their own, in UTF-8, for the kind to be recognised from. */
function sampleFile(plan: ReadingPlan, sample: readonly StoredRecord[]): Uint8Array {
  const lines = sample.map(({ bytes, encoding }) => decodeText(bytes, encoding, nodeTextDecoding));
  if (plan.framing !== 'json' && plan.recordColumn === null && plan.headings !== null) {
    const quote = (heading: string): string =>
      /[",;\t\r\n]/.test(heading) ? `"${heading.replaceAll('"', '""')}"` : heading;
    lines.unshift(plan.headings.map(quote).join(plan.delimiter ?? ','));
  }
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

const impossible = (name: string, why: string): ExpectedFailure =>
  new ExpectedFailure('correction-impossible', `${name} cannot be corrected so: ${why}. ${DO_INSTEAD}`);
