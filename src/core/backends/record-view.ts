import type { EntryTime } from '../entry/entry-time';
import type { ColumnOrigin, MappedColumn } from '../entry/mapped-entry';
import {
  type EpochUnit,
  epochUnitOf,
  fittingOrders,
  parseEpoch,
  parseTime,
  type TimeReading,
} from '../entry/parse-time';
import { locate, pointerOf, pointerSegments } from '../records/json-pointer';

/** A place in a record, made once with `at`. */
export interface Place {
  readonly segments: readonly string[];
  /** True where no segment is a name that objects and lists inherit, which is then looked at more closely. */
  readonly isPlain?: boolean;
}

/** Notes where columns come from; left out while records are read in bulk. */
export interface Trace {
  /** The entry that is asked for, where a record holds several. */
  readonly part: number;
  readonly origins: Map<MappedColumn, ColumnOrigin>;
  readonly originals: Map<MappedColumn, string>;
}

/** How times that are numbers, or texts of digits, are read: by their size, or in the given unit. */
export type EpochReading = EpochUnit | 'by-size' | 'never';

const INHERITED = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
]);
const LONE_SURROGATES = /[\ud800-\udfff]/gu;
const DIGITS = /^-?\d+(\.\d+)?$/;

/** A place by its JSON Pointer. */
export function at(pointer: string): Place {
  const segments = pointerSegments(pointer);
  return { segments, isPlain: !segments.some((segment) => INHERITED.has(segment)) };
}

/** Reads columns from one parsed record, tolerant of what is missing, null or of another type. */
export class RecordView {
  readonly root: unknown;
  readonly trace: Trace | null;
  /** A date that makes sense only in another order of day and month than the file's. */
  contradiction: string | null = null;
  /** The record's own text: for numbers that a double cannot hold. */
  readonly #text: string;
  readonly #prefix: readonly string[];
  /** The headings of a CSV row, whose places they are; null for JSON. */
  readonly headings: readonly string[] | null;
  /** The element of a data set's row, whose columns `headings` names; null for all else. */
  readonly element: string | null;

  constructor(
    root: unknown,
    text: string,
    trace: Trace | null,
    options: {
      readonly prefix?: readonly string[];
      readonly headings?: readonly string[] | null;
      readonly element?: string | undefined;
    } = {},
  ) {
    this.root = root;
    this.trace = trace;
    this.#text = text;
    this.#prefix = options.prefix ?? [];
    this.headings = options.headings ?? null;
    this.element = options.element ?? null;
  }

  /** The view of an inner value: its places are written from the whole record on. */
  inside(...segments: readonly string[]): RecordView {
    const prefix = [...this.#prefix, ...segments];
    return new RecordView(this.value({ segments }), this.#text, this.trace, { prefix, headings: this.headings });
  }

  /** The view of one of several entries: only the one that is asked for is traced. */
  insidePart(part: number, ...segments: readonly string[]): RecordView {
    const inner = this.inside(...segments);
    if (this.trace === null || this.trace.part === part) return inner;
    return new RecordView(inner.root, this.#text, null, {
      prefix: [...this.#prefix, ...segments],
      headings: this.headings,
    });
  }

  /** Whatever stands there; undefined where nothing does. */
  value(place: Place): unknown {
    const { segments, isPlain } = place;
    let value: unknown = this.root;
    for (let index = 0; index < segments.length; index += 1) {
      if (value === null || typeof value !== 'object') return undefined;
      const segment = segments[index] as string;
      if (isPlain !== true && INHERITED.has(segment) && (Array.isArray(value) || !Object.hasOwn(value, segment)))
        return undefined;
      value = (value as Record<string, unknown>)[segment];
    }
    return value;
  }

  /** The text there: a string, a number as it is written, true or false, a list of these joined; null for all else and for ''. */
  text(place: Place): string | null {
    return this.#textOf(this.value(place), place.segments);
  }

  /** The first of the places that has a text, noted as the column's origin. */
  column(column: MappedColumn, places: readonly Place[]): string | null {
    for (const place of places) {
      const text = this.text(place);
      if (text === null) continue;
      this.note(column, place, null);
      return text;
    }
    return null;
  }

  /** The first of the places that has a time that can be read. */
  time(column: MappedColumn, places: readonly Place[], reading: TimeReading, epoch: EpochReading): EntryTime | null {
    for (const place of places) {
      const text = this.text(place);
      if (text === null) continue;
      const time = readTime(text, reading, epoch);
      if (time === null) {
        if (reading.dateOrder !== null && fittingOrders(text).length > 0) this.contradiction = text;
        continue;
      }
      this.note(column, place, null);
      this.trace?.originals.set(column, time.text);
      return time;
    }
    return null;
  }

  /** Notes a place, a rule, or both as the origin of a column. */
  note(column: MappedColumn, place: Place | null, rule: string | null): void {
    if (this.trace === null) return;
    const path = place === null ? null : this.placeText(place);
    this.trace.origins.set(column, { column, place: path, rule });
  }

  /** Notes a rule and answers the value, for columns that no single place gives. */
  ruled<Value>(column: MappedColumn, rule: string, value: Value): Value {
    if (value !== null) this.note(column, null, rule);
    return value;
  }

  /** A JSON Pointer from the whole record on, a heading, or the XPath of a row's column. */
  placeText(place: Place): string {
    if (this.element !== null) return `/${this.element}/${place.segments[0] ?? ''}`;
    return this.headings !== null ? (place.segments[0] ?? '') : pointerOf([...this.#prefix, ...place.segments]);
  }

  #textOf(value: unknown, segments: readonly string[]): string | null {
    switch (typeof value) {
      case 'string':
        return value === '' ? null : wellFormed(value);
      case 'number':
        return Number.isSafeInteger(value) ? String(value) : this.#numberText(value, segments);
      case 'boolean':
        return String(value);
      default:
        return Array.isArray(value) ? this.#listText(value, segments) : null;
    }
  }

  #listText(list: readonly unknown[], segments: readonly string[]): string | null {
    if (list.length > 100) return null;
    const texts: string[] = [];
    for (const [index, item] of list.entries()) {
      if (typeof item === 'object') return null;
      const text = this.#textOf(item, [...segments, String(index)]);
      if (text !== null) texts.push(text);
    }
    return texts.length === 0 ? null : texts.join(', ');
  }

  #numberText(value: number, segments: readonly string[]): string {
    const range = locate(this.#text, [...this.#prefix, ...segments]);
    return range === null ? String(value) : this.#text.slice(range.start, range.end);
  }
}

function readTime(text: string, reading: TimeReading, epoch: EpochReading): EntryTime | null {
  if (epoch !== 'never' && DIGITS.test(text)) {
    return parseEpoch(text, epoch === 'by-size' ? epochUnitOf(text) : epoch);
  }
  return parseTime(text, reading);
}

/** Lone surrogates, which a JSON escape can write, become U+FFFD: no column can keep them. */
function wellFormed(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) return text.replace(LONE_SURROGATES, '\ufffd');
  }
  return text;
}
