import { decodePart, encodePart, type AddressPart, joinParts, splitParts } from '../search/address-text';
import { fromAddress, LONGEST_ADDRESS, toAddress } from '../search/search-address';
import type { Search } from '../search/search';

/** What tells an entry from all others in any archive: its record's digest, its place in it, and its identity. */
export interface EntryMark {
  /** 64 hexadecimal digits: of the record, byte for byte. */
  readonly sha256: string;
  /** 0-based place within a record that holds several entries. */
  readonly part: number;
  /** 32 hexadecimal digits: finds another version of the entry where this one is missing; null: not known. */
  readonly identity: string | null;
}

/** What a `veritrail:` link says: always a question to an archive, never something to do. */
export type Link =
  | { readonly kind: 'search'; readonly search: Search; readonly name: string | null }
  | { readonly kind: 'entries'; readonly entries: readonly EntryMark[] };

export type MadeLink = { readonly ok: true; readonly link: string } | { readonly ok: false; readonly problem: string };
export type ReadLink = { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly problem: string };

export const LINK_SCHEME = 'veritrail';
const LONGEST_NAME = 200;
/** What one link holds, so that it stays within `LONGEST_ADDRESS`. */
export const MOST_ENTRIES = 100;

/** Whether a text is meant as a link: it may still be a damaged one. */
export const isLink = (text: string): boolean => /^\s*veritrail:\S+\s*$/iu.test(text);

/** The first word of a command line that is a link; null: there is none. */
export const linkAmong = (words: readonly string[]): string | null => words.find(isLink)?.trim() ?? null;

/** `veritrail:search?v=1&…`: the whole search, without the place in it. Refused in a sentence where it is too long. */
export function linkOfSearch(search: Search, name: string | null = null): MadeLink {
  const address = toAddress({ kind: 'search', search, entry: null, page: null });
  const named = name === null ? '' : `&${joinParts([['name', encodePart(name)]])}`;
  const link = `${LINK_SCHEME}:${address}${named}`;
  if (link.length <= LONGEST_ADDRESS) return { ok: true, link };
  const problem = `This search is too long for a link: it would have ${grouped(link.length)} characters, and ${grouped(LONGEST_ADDRESS)} are the most. Save the search and export it as a file instead.`;
  return { ok: false, problem };
}

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');

/** `veritrail:entry/<sha256>?v=1&identity=…` for one, `veritrail:entries?v=1&is=…` for several. */
export function linkOfEntries(entries: readonly EntryMark[]): MadeLink {
  const [only] = entries;
  if (only === undefined) return { ok: false, problem: 'No entry is selected, so there is nothing to link to.' };
  if (entries.length > MOST_ENTRIES) {
    const problem = `A link holds at most ${MOST_ENTRIES} entries, and ${grouped(entries.length)} are selected. Tag them and copy a link to a search for the tag, or export them.`;
    return { ok: false, problem };
  }
  if (entries.length > 1) {
    const marks = entries.map(({ sha256, part }) => (part === 0 ? sha256 : `${sha256}.${part}`)).join(',');
    return { ok: true, link: `${LINK_SCHEME}:entries?v=1&is=${marks}` };
  }
  const parts: AddressPart[] = [['v', '1']];
  if (only.part !== 0) parts.push(['part', String(only.part)]);
  if (only.identity !== null) parts.push(['identity', only.identity]);
  return { ok: true, link: `${LINK_SCHEME}:entry/${only.sha256}?${joinParts(parts)}` };
}

/** Reads a link, which may come from anywhere. */
export function parseLink(text: string): ReadLink {
  if (!isLink(text)) return { ok: false, problem: 'It does not begin with “veritrail:”.' };
  // Some programs write a scheme with two slashes, and a slash after what they take for a host.
  const address = text
    .trim()
    .slice(LINK_SCHEME.length + 1)
    .replace(/^\/\//u, '')
    .replace(/^(\w+)\/(?=\?|$)/u, '$1');
  if (/^entr(?:y|ies)\b/u.test(address)) return parseEntries(address);
  const read = fromAddress(address);
  if (!read.ok) return { ok: false, problem: `The link cannot be read: ${read.problem}.` };
  if (read.place.kind !== 'search') return { ok: false, problem: 'The link names no search and no entry.' };
  return { ok: true, link: { kind: 'search', search: read.place.search, name: nameOf(address) } };
}

function nameOf(address: string): string | null {
  const parts = splitParts(address.slice(address.indexOf('?') + 1)) ?? [];
  const name = decodePart(parts.find(([one]) => one === 'name')?.[1] ?? '')?.trim() ?? '';
  return name === '' ? null : name.slice(0, LONGEST_NAME);
}

function parseEntries(address: string): ReadLink {
  const [path = '', query = ''] = address.split('?');
  const parts = splitParts(query);
  const problem = 'The link cannot be read: it names no entry, or a part of it is missing.';
  if (parts === null) return { ok: false, problem };
  const valueOf = (name: string): string => parts.find(([one]) => one === name)?.[1] ?? '';
  if ((valueOf('v') || '1') !== '1') {
    return { ok: false, problem: 'The link cannot be read: it was made by a newer Veritrail.' };
  }
  const identity = /^[\da-f]{32}$/u.exec(valueOf('identity'))?.[0] ?? null;
  const marks = path === 'entries' ? valueOf('is').split(',') : [oneMark(path, valueOf('part'))];
  const entries = marks.flatMap((mark): readonly EntryMark[] => {
    const found = /^([\da-f]{64})(?:\.(\d{1,5}))?$/iu.exec(mark);
    return found === null ? [] : [{ sha256: (found[1] ?? '').toLowerCase(), part: Number(found[2] ?? 0), identity }];
  });
  const isWhole = entries.length === marks.length && entries.length <= MOST_ENTRIES;
  return isWhole ? { ok: true, link: { kind: 'entries', entries } } : { ok: false, problem };
}

const oneMark = (path: string, part: string): string =>
  `${path.slice('entry/'.length)}${part === '' ? '' : `.${part}`}`;
