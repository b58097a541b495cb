import type { Microseconds, TimePrecision } from '../entry/entry-time';
import { epochUnitOf, type EpochUnit, parseEpoch, parseTime } from '../entry/parse-time';
import { JsonTokens } from './json-tokens';

/** A value of a JSON text that is a time: where it stands (UTF-16 code units), and the instant that it means. */
export interface FoundTime {
  readonly start: number;
  readonly end: number;
  readonly instant: Microseconds;
  readonly precision: TimePrecision;
  /** False where the text names no zone, so that the one given by the caller was taken. */
  readonly hasZone: boolean;
}

export interface TimeSearch {
  /** For texts without a zone: what the entry's own times are read by. */
  readonly zone: string;
  /** At most so many are found, from the beginning. */
  readonly limit: number;
}

/** No notation of a time is longer. */
const LONGEST = 64;
const ISO = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/;
/** RFC 1123, 2822 and 850: `Thu, 01 Oct 2026 08:14:03 GMT`, `01-Oct-2026 08:14`. */
const MAIL = /^(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3}/;
const MICROSOFT = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/;
const NUMBER = /^\d{9,19}(?:\.\d{1,9})?$/;
/** Keys of instants; and of what is counted, measured or named by numbers of the same size. */
const TIME_WORD =
  /time|date|stamp|epoch|created|updated|modified|changed|expir|issued|published|occurred|seen|start|begin|end(?:ed|s)?$|finish|since|until|(?:^|[_-])(?:at|ts|on)$|^(?:iat|exp|nbf)$/i;
const TIME_SUFFIX = /[a-z](?:At|Ts|On)$/;
const OTHER_KEY =
  /(?:^|[_-])ids?$|[a-z]Ids?$|^ids?$|I[Dd]s?$|uid|guid|number|phone|serial|account|size|bytes|length|count|offset|duration|elapsed|timeout|ttl|latency|interval|took|version|hash|port|timezone|zone$/;
/** 1990 to 2100: what a number that is no time would seldom hit. */
const EARLIEST = 631_152_000_000_000;
const LATEST = 4_102_444_800_000_000;

/** The times among the values of a JSON text, as far as it can be read. */
export function findTimes(text: string, search: TimeSearch): readonly FoundTime[] {
  const tokens = new JsonTokens(text);
  const found: FoundTime[] = [];
  const open: { readonly isObject: boolean; readonly key: string }[] = [];
  let key = '';
  let isKeyNext = false;
  while (found.length < search.limit) {
    const kind = tokens.next();
    if (kind === 'end' || kind === 'invalid') return found;
    if (kind === ':') continue;
    if (kind === ',') {
      const parent = open.at(-1);
      isKeyNext = parent?.isObject === true;
      key = parent?.key ?? '';
    } else if (kind === '}' || kind === ']') {
      open.pop();
      isKeyNext = false;
    } else if (kind === '{' || kind === '[') {
      open.push({ isObject: kind === '{', key });
      isKeyNext = kind === '{';
    } else if (isKeyNext) {
      key = tokens.string;
      isKeyNext = false;
    } else {
      const time = timeOf(tokens, key, search.zone);
      if (time !== null) found.push({ start: tokens.start, end: tokens.end, ...time });
    }
  }
  return found;
}

type Time = Omit<FoundTime, 'start' | 'end'>;

function timeOf(tokens: JsonTokens, key: string, zone: string): Time | null {
  if (tokens.end - tokens.start > LONGEST) return null;
  if (tokens.kind === 'scalar') return epochOf(tokens.text.slice(tokens.start, tokens.end), key, true);
  const text = tokens.string;
  const date = MICROSOFT.exec(text)?.[1];
  if (date !== undefined) return placed(parseEpoch(date, 'milliseconds'), true);
  if (NUMBER.test(text)) return epochOf(text, key, false);
  if (!ISO.test(text) && !MAIL.test(text)) return null;
  const time = parseTime(text, { zone, dateOrder: null });
  return time === null || time.precision === 'day' ? null : placed(time, time.zoneSource === 'given');
}

/** A number is a time where its key says so, or (milliseconds only, and only numbers) where its size does. */
function epochOf(text: string, key: string, bySize: boolean): Time | null {
  if (!NUMBER.test(text) || OTHER_KEY.test(key)) return null;
  const unit = unitOfKey(key) ?? epochUnitOf(text);
  const isSaid = TIME_WORD.test(key) || TIME_SUFFIX.test(key);
  if (!isSaid && !(bySize && unit === 'milliseconds' && text.length === 13)) return null;
  const time =
    unit === 'nanoseconds' && !text.includes('.')
      ? { instant: Number(text.slice(0, -3)), precision: 'nanosecond' as const }
      : parseEpoch(text, unit);
  if (time === null || time.instant < EARLIEST || time.instant >= LATEST) return null;
  return placed(time, true);
}

function unitOfKey(key: string): EpochUnit | null {
  if (/(?:Ms|_ms|[Mm]illis|[Mm]illiseconds)$/.test(key)) return 'milliseconds';
  if (/(?:Us|_us|[Mm]icros|[Mm]icroseconds)$/.test(key)) return 'microseconds';
  return /(?:Ns|_ns|[Nn]anos|[Nn]anoseconds)$/.test(key) ? 'nanoseconds' : null;
}

const placed = (time: Pick<Time, 'instant' | 'precision'> | null, hasZone: boolean): Time | null =>
  time === null ? null : { instant: time.instant, precision: time.precision, hasZone };
