import type { CollectionRules } from '../backends/connector';
import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import { granuleEnd, granuleStart, nextGranule } from './granules';

/** Below this, what is partly kept is not worth a refusal; above it (whole days), the part still kept is asked for. */
const WHOLE_GRANULE: Microseconds = 3_600_000_000;
/** Some backends refuse a range that passes their retention while the request travels. */
const TRAVEL: Microseconds = 60_000_000;

export interface RetentionCut {
  /** Older than the vendor keeps: not asked for. */
  readonly gone: TimeSpan | null;
  /** One granule that is kept in part: asked for, but never complete. */
  readonly partly: TimeSpan | null;
  readonly kept: TimeSpan | null;
}

/** Since when the vendor still has entries; null: not known. */
export const keptSince = (rules: CollectionRules, now: Microseconds): Microseconds | null =>
  rules.retention === null ? null : now - rules.retention;

/** From where entries are asked for, where the vendor has them since a moment. */
export function askedSince(kept: Microseconds, rules: CollectionRules): Microseconds {
  return rules.granularity >= WHOLE_GRANULE ? granuleStart(kept, rules) : granuleEnd(kept + TRAVEL, rules);
}

/** Cuts a span where the vendor's retention ends. */
export function cutAtRetention(span: TimeSpan, rules: CollectionRules, now: Microseconds): RetentionCut {
  const since = keptSince(rules, now);
  if (since === null || span.from >= since) return { gone: null, partly: null, kept: span };
  const isPartlyAsked = rules.granularity >= WHOLE_GRANULE;
  const goneTo = askedSince(since, rules);
  const partlyTo = isPartlyAsked && goneTo < since ? nextGranule(since, rules) : goneTo;
  return {
    gone: part(span, Number.NEGATIVE_INFINITY, goneTo),
    partly: part(span, goneTo, partlyTo),
    kept: part(span, partlyTo, Number.POSITIVE_INFINITY),
  };
}

function part(span: TimeSpan, from: number, to: number): TimeSpan | null {
  const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
  return cut.from < cut.to ? cut : null;
}
