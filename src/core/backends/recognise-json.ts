import { ExpectedFailure } from '../failure/failure';
import { JsonScanner } from '../records/json-scanner';
import { pointerOf, pointerSegments } from '../records/json-pointer';
import { repairCutJson } from '../records/repair-cut-json';
import { decideDateOrder } from './decide-date-order';
import type { GenericMapping } from './generic-mapping';
import type { KindDefinition } from './kind';
import type { Recognition } from './reading-plan';
import {
  bestKind,
  emptyRecognition,
  LEAST_SCORE,
  openQuestions,
  planOf,
  type ReadingSample,
  type SampleRecord,
} from './reading-sample';
import { at, RecordView } from './record-view';
import { ALL_KINDS, kindOf } from './registry';
import { placesOfRecords, suggestMapping } from './suggest-mapping';
import { parseJson } from '../records/parse-json';

/** Records of the sample that are looked at. */
const MOST_RECORDS = 60;
/** Kinds whose records are JSON of their own. */
const JSON_KINDS = ALL_KINDS.filter((kind) => kind.id !== 'generic' && kind.id !== 'mspcontrol');

/** A place of the record within each framed record, and the kind that reads it. */
interface Fit {
  readonly place: string;
  readonly kind: KindDefinition;
  readonly score: number;
}

/** Recognises JSON: by the kind that reads its records, wrapped or not; else generic, with a mapping suggested. */
export function recogniseJson(sample: ReadingSample): Recognition {
  const { choices } = sample;
  const { records, isRecordless } = recordsOf(sample);
  const mapping = choices.mapping;
  if (mapping !== null && (choices.kind === 'auto' || choices.kind === 'generic' || choices.kind === mapping.readAs)) {
    return byMapping(sample, records, mapping);
  }
  if (mapping !== null) {
    throw new ExpectedFailure(
      'mapping-invalid',
      `The mapping "${mapping.name}" reads ${mapping.readAs}, but ${choices.kind} was chosen. Choose one of them.`,
    );
  }
  if (isRecordless) return recordless(sample);
  if (choices.kind === 'generic') return suggested(sample, records, choices.recordPlace ?? '');
  const kinds = choices.kind === 'auto' ? JSON_KINDS : [kindOf(choices.kind)];
  const fit = bestFit(records, kinds, choices.recordPlace);
  if (choices.kind === 'auto' && (fit === null || fit.score < LEAST_SCORE)) {
    return suggested(sample, records, choices.recordPlace ?? '');
  }
  const place = fit?.place ?? choices.recordPlace ?? '';
  const kind = fit?.kind ?? kindOf(choices.kind === 'auto' ? 'generic' : choices.kind);
  const plan = planOf(sample, { kind: kind.id, framing: 'json', recordPlace: place === '' ? null : place });
  const where = place === '' ? '' : `, found at ${place}`;
  const score = fit?.score ?? 0;
  const by = score < LEAST_SCORE ? 'chosen by the user' : 'recognised by the names of its members';
  return {
    plan,
    confidence: choices.kind === 'auto' ? score : Math.max(0.5, score),
    reason: `${kind.title}: ${by}${where}.`,
    asks: openQuestions(plan, innerRecords(records, place)),
    dateOrderIsAmbiguous: false,
  };
}

function recordsOf(sample: ReadingSample): {
  readonly records: readonly SampleRecord[];
  readonly isRecordless: boolean;
} {
  const scanner = new JsonScanner({ encoding: sample.encoding, decoding: sample.decoding });
  const pieces = [...scanner.push(sample.bytes), ...scanner.finish()];
  const texts = pieces.flatMap((piece) => (piece.kind === 'record' ? [piece.text] : [])).slice(0, MOST_RECORDS);
  const records = texts.flatMap((text) => parsed(text));
  if (records.length > 0) return { records, isRecordless: false };
  if (sample.isWhole && pieces.length === 0) return { records, isRecordless: true };
  // A first record that is larger than the sample is looked at as far as it goes.
  const cut = pieces.find((piece) => piece.kind === 'rejected');
  const repaired = cut === undefined ? null : repairCutJson(sample.decoding.decodeUtf8(cut.bytes));
  return { records: repaired === null ? [] : parsed(repaired), isRecordless: false };
}

function parsed(text: string): readonly SampleRecord[] {
  try {
    const root: unknown = parseJson(text);
    return root !== null && typeof root === 'object' && !Array.isArray(root) ? [{ root, text }] : [];
  } catch {
    return [];
  }
}

/** A list without records: `Records` is CloudTrail's. */
function recordless(sample: ReadingSample): Recognition {
  const isCloudTrail = sample.choices.kind === 'auto' && /^\s*\{\s*"(Records|Events)"/.test(sample.text);
  const empty = emptyRecognition(sample);
  const kind = isCloudTrail ? 'cloudtrail' : empty.plan.kind;
  const plan = planOf(sample, { kind, framing: 'json' });
  return { ...empty, plan, reason: 'The file is a list without any record.' };
}

function bestFit(
  records: readonly SampleRecord[],
  kinds: readonly KindDefinition[],
  chosen: string | null,
): Fit | null {
  const fitAt = (place: string): Fit | null => {
    const best = bestKind(innerRoots(records, place), kinds);
    return best === null ? null : { place, ...best };
  };
  if (chosen !== null) return fitAt(chosen);
  let best = fitAt('');
  if (best !== null && best.score >= 0.6) return best;
  for (const place of innerPlaces(records)) {
    const fit = fitAt(place);
    if (fit !== null && fit.score >= LEAST_SCORE && fit.score > (best?.score ?? 0) + 0.05) best = fit;
  }
  return best;
}

/** Members (to the second level) of the first records that are objects, or strings that hold one. */
function innerPlaces(records: readonly SampleRecord[]): readonly string[] {
  const places = new Set<string>();
  const collect = (value: object, path: readonly string[]): void => {
    for (const [name, inner] of Object.entries(value).slice(0, 200) as [string, unknown][]) {
      const isText = typeof inner === 'string' && /^\s*\{/.test(inner);
      if (!isText && (inner === null || typeof inner !== 'object' || Array.isArray(inner))) continue;
      places.add(pointerOf([...path, name]));
      if (path.length === 0 && !isText && inner !== null) collect(inner as object, [name]);
    }
  };
  for (const { root } of records.slice(0, 5)) collect(root, []);
  return [...places].sort((one, other) => one.split('/').length - other.split('/').length).slice(0, 100);
}

function innerRecords(records: readonly SampleRecord[], place: string): readonly SampleRecord[] {
  if (place === '') return records;
  return innerRoots(records, place).flatMap((root) => (root === null ? [] : [{ root, text: JSON.stringify(root) }]));
}

function innerRoots(records: readonly SampleRecord[], place: string): readonly (object | null)[] {
  if (place === '') return records.map(({ root }) => root);
  const { segments } = at(place);
  return records.map(({ root, text }) => {
    const inner = new RecordView(root, text, null).value({ segments });
    if (typeof inner === 'string') return parsed(inner)[0]?.root ?? null;
    return inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? inner : null;
  });
}

function byMapping(sample: ReadingSample, records: readonly SampleRecord[], mapping: GenericMapping): Recognition {
  const place = sample.choices.recordPlace ?? mapping.recordPlace;
  const inner = innerRecords(records, place);
  if (records.length > 0 && inner.length === 0) {
    const hint = `there is no record at "${place}" in "${sample.name}"`;
    throw new ExpectedFailure('mapping-invalid', `The mapping "${mapping.name}" does not fit: ${hint}.`);
  }
  const isOwn = mapping.readAs === 'generic';
  if (isOwn && inner.length > 0) checkColumns(sample, mapping, inner);
  const own = isOwn
    ? genericParts(mapping, inner, sample)
    : { mapping: null, isAmbiguous: false, dateOrder: sample.choices.dateOrder };
  const plan = planOf(sample, {
    kind: mapping.readAs,
    framing: 'json',
    recordPlace: place === '' ? null : place,
    mapping: own.mapping,
    dateOrder: own.dateOrder,
  });
  const asks = openQuestions(plan, inner);
  return {
    plan,
    confidence: 1,
    reason: `Read by the mapping "${mapping.name}".`,
    asks: own.isAmbiguous ? [...asks, 'date-order'] : asks,
    dateOrderIsAmbiguous: own.isAmbiguous,
  };
}

/** Fails where nothing that the mapping names occurs in the sample. */
function checkColumns(sample: ReadingSample, mapping: GenericMapping, records: readonly SampleRecord[]): void {
  const places = Object.values(mapping.columns).flatMap((rule) =>
    rule !== undefined && 'from' in rule ? [rule.from] : [],
  );
  const isFound = (from: string): boolean =>
    records.some(({ root, text }) => {
      const segments = pointerSegments(from.startsWith('/') ? from : `/${from}`);
      return new RecordView(root, text, null).value({ segments }) !== undefined;
    });
  if (places.length === 0 || places.some(isFound)) return;
  const hint = `none of its columns (${places.slice(0, 5).join(', ')}) is in "${sample.name}"`;
  throw new ExpectedFailure('mapping-invalid', `The mapping "${mapping.name}" does not fit: ${hint}.`);
}

function genericParts(mapping: GenericMapping, records: readonly SampleRecord[], sample: ReadingSample) {
  const rule = mapping.columns.started;
  const isFixedOrder = mapping.timeFormat === 'month-day-year' || mapping.timeFormat === 'day-month-year';
  const { dateOrder } = sample.choices;
  if (rule === undefined || 'fixed' in rule || isFixedOrder || dateOrder !== null) {
    return { mapping, isAmbiguous: false, dateOrder };
  }
  const place = at(rule.from.startsWith('/') ? rule.from : `/${rule.from}`);
  const dates = records.flatMap(({ root, text }) => new RecordView(root, text, null).text(place) ?? []);
  const decided = decideDateOrder(dates);
  return { mapping, isAmbiguous: decided.isAmbiguous, dateOrder: decided.order };
}

/** No kind fits: generic, with a mapping that the user is asked to confirm. */
function suggested(sample: ReadingSample, records: readonly SampleRecord[], place: string): Recognition {
  const inner = innerRecords(records, place);
  const mapping = suggestMapping(placesOfRecords(inner.map(({ root }) => root)), place);
  const { columns } = mapping;
  const isLog = columns.started !== undefined || (columns.task !== undefined && columns.performer !== undefined);
  if (sample.choices.kind === 'auto' && !isLog) {
    const hint = 'Choose the kind, or make a mapping for it.';
    throw new ExpectedFailure('kind-unknown', `"${sample.name}" is JSON, but no audit log of a known kind. ${hint}`);
  }
  const own = genericParts(mapping, inner, sample);
  const recordPlace = place === '' ? null : place;
  const plan = planOf(sample, { kind: 'generic', framing: 'json', recordPlace, mapping, dateOrder: own.dateOrder });
  const asks = openQuestions(plan, inner);
  return {
    plan,
    confidence: 0.3,
    reason: 'JSON of no known kind: a mapping is suggested by the names of its members.',
    asks: [...(own.isAmbiguous ? (['date-order'] as const) : []), 'mapping', ...asks],
    dateOrderIsAmbiguous: own.isAmbiguous,
  };
}
