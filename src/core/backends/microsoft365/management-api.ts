import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpRequest, HttpResponse } from '../../http/http-client';
import type { Microseconds } from '../../entry/entry-time';
import { parseTime } from '../../entry/parse-time';
import type { ConnectorTools, RemoteTenant } from '../connector';
import { readJson, readJsonPage } from '../json-page';
import { type EntraApp, signInTo, titleOf } from './entra';
import { codeOf, explained } from './management-failure';
import { type ContentType, utcSecond } from './management-options';

/** One piece of content as the list names it; null where the list leaves a member out. */
export interface ListedBlob {
  readonly contentId: string | null;
  readonly contentUri: string | null;
  readonly contentCreated: string | null;
}

/** More pages than this of one day's list are no list. */
const MOST_LIST_PAGES = 100_000;

/** The requests of the Management Activity API, for any of the app's tenants. */
export class ManagementApi {
  readonly tools: ConnectorTools;
  readonly #app: EntraApp;
  readonly #address: string;
  readonly #publisher: string;

  constructor(tools: ConnectorTools, app: EntraApp, more: { address: string; publisher: string }) {
    this.tools = tools;
    this.#app = app;
    this.#address = more.address;
    this.#publisher = more.publisher;
  }

  /** Content types whose subscription is on. */
  async subscriptions(tenant: RemoteTenant, signal: CancelSignal): Promise<ReadonlySet<string>> {
    const what = `The list of subscriptions of ${titleOf(tenant)}`;
    const answer = await this.#feed(tenant, { path: 'subscriptions/list', what }, signal);
    const list = readJson(answer.body, what, this.tools.decoding);
    if (!Array.isArray(list)) throw new BackendFailure('malformed', `${what} is no list.`);
    const enabled = new Set<string>();
    for (const one of list as unknown[]) {
      if (textAt(one, 'status')?.toLowerCase() === 'enabled') enabled.add(textAt(one, 'contentType') ?? '');
    }
    return enabled;
  }

  /** Answers whether this request has started it; a subscription that is on already is left as it is. */
  async startSubscription(tenant: RemoteTenant, type: ContentType, signal: CancelSignal): Promise<boolean> {
    const what = `Starting the subscription to ${type} of ${titleOf(tenant)}`;
    try {
      await this.#feed(
        tenant,
        { path: 'subscriptions/start', query: [['contentType', type]], what, isStart: true },
        signal,
      );
      return true;
    } catch (error) {
      // Not in the vendor's table of errors; a widely used client reads it as "already enabled" [inferred].
      if (error instanceof BackendFailure && codeOf(error) === 'AF20024') return false;
      throw error;
    }
  }

  /** The whole content list of `[from, to)` by `contentCreated`, page by page until there is no next one. */
  async *contentList(
    tenant: RemoteTenant,
    range: { readonly type: ContentType; readonly from: Microseconds; readonly to: Microseconds },
    signal: CancelSignal,
  ): AsyncGenerator<readonly ListedBlob[], void, void> {
    const what = `The content list of ${range.type} of ${titleOf(tenant)}`;
    const query = [
      ['contentType', range.type],
      ['startTime', utcSecond(range.from)],
      ['endTime', utcSecond(range.to)],
    ] as const;
    let answer = await this.#feed(tenant, { path: 'subscriptions/content', query, what }, signal);
    const seen = new Set<string>();
    for (;;) {
      yield this.#blobsOf(answer, what);
      const next = nextPageOf(answer.headers);
      if (next === null) return;
      if (seen.has(next) || seen.size >= MOST_LIST_PAGES) {
        throw new BackendFailure('inconsistent', `${what} names a next page that was read already.`, { detail: next });
      }
      seen.add(next);
      answer = await this.#send(tenant, { method: 'GET', address: this.#own(next, what), what }, signal);
    }
  }

  /** One piece of content: a list of records. */
  async content(tenant: RemoteTenant, blob: ListedBlob, signal: CancelSignal) {
    const what = `A piece of content of ${titleOf(tenant)}`;
    if (blob.contentUri === null) throw new BackendFailure('malformed', `${what} was listed without an address.`);
    const address = this.#own(blob.contentUri, what);
    const query = this.#published(address);
    const answer = await this.#send(tenant, { method: 'GET', address, query, what }, signal);
    return readJsonPage(answer.body, '', what, this.tools.decoding).items;
  }

  #blobsOf(answer: HttpResponse, what: string): readonly ListedBlob[] {
    const list = readJson(answer.body, what, this.tools.decoding);
    if (!Array.isArray(list)) throw new BackendFailure('malformed', `${what} came as something that is no list.`);
    return (list as unknown[]).map((one) => ({
      contentId: textAt(one, 'contentId'),
      contentUri: textAt(one, 'contentUri'),
      contentCreated: textAt(one, 'contentCreated'),
    }));
  }

  #feed(
    tenant: RemoteTenant,
    ask: { path: string; query?: HttpRequest['query']; what: string; isStart?: boolean },
    signal: CancelSignal,
  ): Promise<HttpResponse> {
    const address = `/api/v1.0/${tenant.id}/activity/feed/${ask.path}`;
    const query = [...(ask.query ?? []), ...this.#published(address)];
    return this.#send(
      tenant,
      { method: ask.isStart === true ? 'POST' : 'GET', address, query, what: ask.what },
      signal,
    );
  }

  /** The vendor's own addresses may carry the identifier already. */
  #published(address: string): readonly (readonly [string, string])[] {
    if (this.#publisher === '' || /[?&]PublisherIdentifier=/i.test(address)) return [];
    return [['PublisherIdentifier', this.#publisher]];
  }

  async #send(tenant: RemoteTenant, request: Omit<HttpRequest, 'signIn'>, signal: CancelSignal): Promise<HttpResponse> {
    try {
      return await this.tools.http.send({ ...request, signIn: signInTo(this.#app, tenant) }, signal);
    } catch (error) {
      throw explained(error, tenant);
    }
  }

  /** An address that the backend gave: only of its own origin. */
  #own(address: string, what: string): string {
    const origin = originOf(address);
    if (origin === null)
      throw new BackendFailure('malformed', `${what} has an address that is none.`, { detail: address });
    if (origin !== originOf(this.#address)) {
      throw new BackendFailure('redirected', `${what} lies at another host, ${origin}, which is not asked.`);
    }
    return address;
  }
}

/** `https://host:port` in lower case; null where the text is no absolute address. */
export function originOf(address: string): string | null {
  const match = /^(https?:\/\/[^/?#\s\\@]+)(?=[/?#]|$)/i.exec(address);
  return /\s/.test(address)
    ? null
    : (match?.[1]?.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2') ?? null);
}

/** The text of a member; null where it is absent or something else. */
export function textAt(value: unknown, name: string): string | null {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return null;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === 'string' && member !== '' ? member : null;
}

/** The header is documented as NextPageUri and as NextPageUrl. */
function nextPageOf(headers: Readonly<Record<string, string>>): string | null {
  for (const [name, value] of Object.entries(headers)) {
    if (/^next-?page-?ur[il]$/i.test(name) && value.trim() !== '') return value.trim();
  }
  return null;
}

/** When a piece of content was stored; null where the list does not say. */
export const createdOf = (blob: ListedBlob): Microseconds | null =>
  blob.contentCreated === null
    ? null
    : (parseTime(blob.contentCreated, { zone: 'UTC', dateOrder: null })?.instant ?? null);
