import { type AddressPart, decodePart, encodePart, joinParts, splitParts } from './address-text';
import type { Search } from './search';
import { partsOfSearch, searchOfParts } from './search-parts';

/** A place that an address can name: all that a window shows, and nothing of the machine that it runs on. */
export type Place =
  | {
      readonly kind: 'search';
      readonly search: Search;
      /** The archive's id of the entry that is open beside the grid. */
      readonly entry: number | null;
      /** 1-based; null: the first, or one whose number is not known. */
      readonly page: number | null;
    }
  /** Another screen, with the part of it that is shown and what is opened there: `imports`, `connections/runs/12`. */
  | { readonly kind: 'screen'; readonly screen: string; readonly part: string | null; readonly opened: number | null }
  /** One entry alone in its window. */
  | { readonly kind: 'entry'; readonly entry: number }
  /** A link that is still to be found in this archive. */
  | { readonly kind: 'link'; readonly link: string };

export type ReadAddress =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly problem: string };

/** The version of the form; another one is refused with a sentence. */
const VERSION = '1';
/** Characters. Longer ones are cut by mail programs, shells and registries of schemes. */
export const LONGEST_ADDRESS = 8000;
/** Characters that are looked at in what comes from outside. */
const LONGEST_READ = 200_000;

/** `search?v=1&is.severity=error&range=7d`, `imports/list/7`, `entry/12`. See docs/links-and-windows.md. */
export function toAddress(place: Place): string {
  switch (place.kind) {
    case 'search':
      return `search?${joinParts([['v', VERSION], ...partsOfSearch(place.search), ...number('entry', place.entry), ...number('page', place.page)])}`;
    case 'screen': {
      const opened = place.opened === null ? null : String(place.opened);
      const path = [place.screen, place.part ?? (opened === null ? null : '-'), opened];
      return path.flatMap((one) => (one === null ? [] : [encodePart(one)])).join('/');
    }
    case 'entry':
      return `entry/${place.entry}`;
    case 'link':
      return `open?${joinParts([['link', encodePart(place.link)]])}`;
  }
}

const number = (name: string, value: number | null): readonly AddressPart[] =>
  value === null ? [] : [[name, String(value)]];

/** Reads an address, which may come from anywhere: it is data, checked by the search's own schema. */
export function fromAddress(text: string): ReadAddress {
  if (text.length > LONGEST_READ) return damaged('it is longer than any that Veritrail makes');
  const [path = '', ...queries] = text.split('?');
  const parts = splitParts(queries.join('?'));
  if (parts === null) return damaged('a part of it is missing or was changed on its way');
  const segments = path.split('/').map(decodePart);
  const [first, second, third, ...more] = segments;
  if (first === null || first === undefined || segments.includes(null) || more.length > 0) {
    return damaged('it names no place');
  }
  if (first === 'search') return searchPlace(parts);
  if (first === 'open') return linkPlace(parts);
  if (first === 'entry') {
    const entry = wholeNumber(second ?? '');
    return entry === null || third !== undefined ? damaged('it names no entry') : found({ kind: 'entry', entry });
  }
  return screenPlace(first, second ?? null, third ?? null);
}

const found = (place: Place): ReadAddress => ({ ok: true, place });
const damaged = (why: string): ReadAddress => ({ ok: false, problem: why });

/** 1 or more; null: it is none. */
function wholeNumber(text: string): number | null {
  const read = /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null;
  return read;
}

function searchPlace(parts: readonly AddressPart[]): ReadAddress {
  const valueOf = (name: string): string | null => parts.find(([one]) => one === name)?.[1] ?? null;
  const version = valueOf('v') ?? VERSION;
  if (version !== VERSION) return damaged('it was made by a newer Veritrail');
  const search = searchOfParts(parts.filter(([name]) => !['v', 'entry', 'page', 'name'].includes(name)));
  if (search === null) return damaged('its search holds something that this version does not know');
  const entry = valueOf('entry');
  const page = valueOf('page');
  const place = {
    search,
    entry: entry === null ? null : wholeNumber(entry),
    page: page === null ? null : wholeNumber(page),
  };
  if ((entry !== null && place.entry === null) || (page !== null && place.page === null)) {
    return damaged('its entry or page is no number');
  }
  return found({ kind: 'search', ...place });
}

function linkPlace(parts: readonly AddressPart[]): ReadAddress {
  const link = decodePart(parts.find(([name]) => name === 'link')?.[1] ?? '');
  return link === null || link === '' ? damaged('it holds no link') : found({ kind: 'link', link });
}

function screenPlace(screen: string, part: string | null, opened: string | null): ReadAddress {
  const isName = (text: string): boolean => /^[a-zA-Z][a-zA-Z-]{0,40}$/u.test(text);
  const id = opened === null ? null : wholeNumber(opened);
  const isDamaged =
    !isName(screen) || (part !== null && part !== '-' && !isName(part)) || (opened !== null && id === null);
  if (isDamaged) return damaged('it names no place');
  return found({ kind: 'screen', screen, part: part === '-' ? null : part, opened: id });
}
