import { BackendFailure } from '../../http/backend-failure';
import type { HttpResponse } from '../../http/http-client';
import { decodeText } from '../../records/decode';
import type { FramedRecord } from '../../records/framed-record';
import { locate, pointerSegments } from '../../records/json-pointer';
import type { TextDecoding } from '../../records/text-decoding';
import { readJsonPage } from '../json-page';
import { followed, linkOf, withoutParameter } from './addresses';
import { atPlace, textAt } from './at-place';
import type { Description } from './description';
import type { DescribedSignIn } from './description-request';
import type { Paging } from './description-paging';

/** What the backend itself says of where to go on: the address or the token of the next page; null: nothing. */
export interface NamedNext {
  readonly kind: 'address' | 'token';
  readonly value: string;
}

/** One answer as the description reads it. */
export interface DescribedAnswer {
  readonly items: readonly FramedRecord[];
  /** Only for paging by what the backend names. */
  readonly next: NamedNext | null;
  readonly total: number | null;
}

export interface AnswerContext {
  readonly items: Pick<Description['items'], 'place' | 'totalPlace' | 'errorsPlace'>;
  readonly paging: Paging;
  readonly signIn: DescribedSignIn;
  readonly what: string;
  readonly decoding: TextDecoding;
}

/** Reads an answer. `asked`: the address that was asked, without which a relative link means nothing. */
export function readAnswer(response: HttpResponse, asked: string, context: AnswerContext): DescribedAnswer {
  const { items, what } = context;
  const page = readOrErrors(response, context);
  if (items.errorsPlace !== '') failOnErrors(page.root, items.errorsPlace, what);
  const next = nextOf(page.root, response, asked, context);
  const total = items.totalPlace === '' ? null : totalOf(page.root, items.totalPlace, what);
  return { items: page.items, next, total };
}

/** The errors of an answer without items say more than that its items are missing. */
function readOrErrors(response: HttpResponse, context: AnswerContext): ReturnType<typeof readJsonPage> {
  const { items, what, decoding } = context;
  try {
    return readJsonPage(response.body, items.place, what, decoding);
  } catch (error) {
    if (items.errorsPlace !== '') failOnErrors(parsed(response.body, decoding), items.errorsPlace, what);
    throw error;
  }
}

function parsed(body: Uint8Array, decoding: TextDecoding): unknown {
  try {
    return JSON.parse(decodeText(body, 'utf-8', decoding)) as unknown;
  } catch {
    return null;
  }
}

function failOnErrors(root: unknown, place: string, what: string): void {
  const value = atPlace(root, place);
  const isNone = value === undefined || value === null || value === '' || value === false || value === 0;
  if (isNone || (Array.isArray(value) && value.length === 0)) return;
  throw new BackendFailure('backend-error', `${what} came with errors at ${place}.`, {
    detail: JSON.stringify(value).slice(0, 2000),
  });
}

function totalOf(root: unknown, place: string, what: string): number {
  const text = textAt(root, place);
  const total = text === null || !/^\d{1,15}$/.test(text) ? null : Number(text);
  if (total === null) throw new BackendFailure('malformed', `${what} came without a total at ${place}.`);
  return total;
}

function nextOf(root: unknown, response: HttpResponse, asked: string, context: AnswerContext): NamedNext | null {
  const { paging, what } = context;
  switch (paging.kind) {
    case 'link-header':
      return address(linkOf(response.headers.link, paging.rel), asked, context);
    case 'next-address':
      return address(named(root, response, paging), asked, context);
    case 'token': {
      if (paging.morePlace !== '') {
        const more = atPlace(root, paging.morePlace);
        if (typeof more !== 'boolean') {
          throw new BackendFailure('malformed', `${what} does not say at ${paging.morePlace} whether more follows.`);
        }
        if (!more) return null;
      }
      const token = exactNamed(root, response, context);
      if (token === null && paging.morePlace !== '') {
        throw new BackendFailure('inconsistent', `${what} says that more follows, and gives no token for it.`);
      }
      return token === null ? null : { kind: 'token', value: token };
    }
    case 'none':
    case 'page':
    case 'offset':
    case 'checkpoint':
      return null;
  }
}

function address(link: string | null, asked: string, { what, signIn }: AnswerContext): NamedNext | null {
  if (link === null) return null;
  const absolute = followed(link, asked, what);
  return { kind: 'address', value: signIn.kind === 'query' ? withoutParameter(absolute, signIn.name) : absolute };
}

function named(root: unknown, response: HttpResponse, paging: { places: readonly string[]; header: string }) {
  const inHeader = paging.header === '' ? undefined : response.headers[paging.header.toLowerCase()];
  if (inHeader !== undefined && inHeader !== '') return inHeader;
  for (const place of paging.places) {
    const text = place === '' ? null : textAt(root, place);
    if (text !== null) return text;
  }
  return null;
}

/** A token that is a number beyond what a double holds is taken as it is written. */
function exactNamed(root: unknown, response: HttpResponse, context: AnswerContext): string | null {
  const { paging, decoding } = context;
  if (paging.kind !== 'token') return null;
  const text = named(root, response, paging);
  if (text === null || !/^-?\d/.test(text) || Number.isSafeInteger(Number(text))) return text;
  const body = decodeText(response.body, 'utf-8', decoding);
  for (const place of paging.places) {
    const value = place === '' ? undefined : atPlace(root, place);
    if (typeof value === 'string') return text;
    const range = typeof value === 'number' ? locate(body, pointerSegments(place)) : null;
    if (range !== null) return body.slice(range.start, range.end);
  }
  return text;
}
