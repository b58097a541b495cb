import type { EntryRow, Page } from '@core/search/results';
import type { PageTarget, Snapshot } from '@core/search/search';
import type { Session } from '../engine/session';
import type { Sql } from '../engine/sql';
import type { ArchiveState } from '../state';
import { type AnchorCache, placeAt } from './anchors';
import { decodeCursor, encodeCursor } from './cursor';
import { positionOf } from './position-of';
import { rowsOf } from './entry-rows';
import { type Place, seek } from './seek';
import type { SortPlan } from './sort-plan';

export interface PageQuestion {
  readonly where: Sql;
  readonly plan: SortPlan;
  readonly cache: AnchorCache;
  readonly snapshot: Snapshot;
  readonly state: ArchiveState;
  readonly limit: number;
  /** The exact number of entries that the search holds. */
  readonly total: () => Promise<number>;
}

interface FoundPlaces {
  readonly places: readonly Place[];
  readonly firstPosition: number | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

export async function findPage(session: Session, question: PageQuestion, target: PageTarget): Promise<Page> {
  return assemble(session, question, await findPlaces(session, question, target));
}

/** `limit` rows from a 0-based offset; none where it lies beyond the end. */
export async function findSlice(session: Session, question: PageQuestion, offset: number): Promise<Page> {
  return assemble(session, question, await fromOffset(session, question, offset));
}

async function findPlaces(session: Session, question: PageQuestion, target: PageTarget): Promise<FoundPlaces> {
  const { limit } = question;
  switch (target.kind) {
    case 'first':
      return fromOffset(session, question, 0);
    case 'last': {
      const total = await question.total();
      return fromEnd(session, question, total);
    }
    case 'number': {
      const offset = (target.number - 1) * limit;
      const found = await fromOffset(session, question, offset);
      if (found.places.length > 0 || offset === 0) return found;
      return fromEnd(session, question, await question.total());
    }
    case 'entry': {
      const position = await positionOf(session, question, target.id);
      if (position === null) return fromOffset(session, question, 0);
      const before = target.isCentred ? Math.floor((limit - 1) / 2) : position % limit;
      return fromOffset(session, question, Math.max(0, position - before));
    }
    case 'after':
      return after(session, question, target.cursor);
    case 'before':
      return before(session, question, target.cursor);
  }
}

async function fromOffset(session: Session, question: PageQuestion, offset: number): Promise<FoundPlaces> {
  const from = offset === 0 ? null : await placeAt(session, question, offset - 1);
  if (offset > 0 && from === null) return { places: [], firstPosition: null, hasPrevious: false, hasNext: false };
  const places = await seek(session, { ...question, way: 'forward', from, limit: question.limit + 1 });
  return {
    places: places.slice(0, question.limit),
    firstPosition: offset,
    hasPrevious: offset > 0,
    hasNext: places.length > question.limit,
  };
}

/** The last page begins at a whole multiple of the limit, as the page of its number does. */
async function fromEnd(session: Session, question: PageQuestion, total: number): Promise<FoundPlaces> {
  if (total === 0) return { places: [], firstPosition: 0, hasPrevious: false, hasNext: false };
  const rows = ((total - 1) % question.limit) + 1;
  const places = await seek(session, { ...question, way: 'backward', from: null, limit: rows });
  return { places: places.toReversed(), firstPosition: total - rows, hasPrevious: total > rows, hasNext: false };
}

async function after(session: Session, question: PageQuestion, text: string): Promise<FoundPlaces> {
  const { place, position } = decodeCursor(text);
  const places = await seek(session, { ...question, way: 'forward', from: place, limit: question.limit + 1 });
  return {
    places: places.slice(0, question.limit),
    firstPosition: position === null ? null : position + 1,
    hasPrevious: true,
    hasNext: places.length > question.limit,
  };
}

async function before(session: Session, question: PageQuestion, text: string): Promise<FoundPlaces> {
  const { place, position } = decodeCursor(text);
  const found = await seek(session, { ...question, way: 'backward', from: place, limit: question.limit + 1 });
  const places = found.slice(0, question.limit).toReversed();
  return {
    places,
    firstPosition: position === null ? null : position - places.length,
    hasPrevious: found.length > question.limit,
    hasNext: true,
  };
}

async function assemble(session: Session, question: PageQuestion, found: FoundPlaces): Promise<Page> {
  const { places, firstPosition, hasNext, hasPrevious } = found;
  const ids = places.map((place) => place.id);
  const rows: readonly EntryRow[] = await rowsOf(session, ids, question.state);
  const cursor = (index: number): string | null => {
    const place = places.at(index);
    if (place === undefined) return null;
    const at = index < 0 ? places.length + index : index;
    return encodeCursor({ place, position: firstPosition === null ? null : firstPosition + at });
  };
  return {
    rows,
    snapshot: question.snapshot,
    firstPosition,
    next: hasNext ? cursor(-1) : null,
    previous: hasPrevious ? cursor(0) : null,
  };
}
