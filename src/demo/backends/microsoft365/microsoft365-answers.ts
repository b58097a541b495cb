import type { Microseconds } from '@core/entry/entry-time';
import { parseTime } from '@core/entry/parse-time';
import type { FaultBoard } from '../fault';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import type { Blob } from './content-log';
import { EntraTokens, json } from './entra-tokens';
import type { ManagementTenants, TenantLog } from './management-tenants';

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;
/** So short that a day has several. */
const LIST_PAGE = 4;
const PATH = /^\/api\/v1\.0\/([0-9a-f-]{36})\/activity\/feed\/(.+)$/i;
/** The token of a page that is empty though it has a next one. */
const EMPTY = 'empty-';

const failure = (status: number, code: string, message: string): StandInAnswer =>
  json(status, { error: { code, message } }, { isLog: true });

const utc = (time: Microseconds): string => `${new Date(time / 1000).toISOString().slice(0, 23)}Z`;

/** Answers as the Management Activity API does. */
export class Microsoft365Answers {
  readonly #tokens: EntraTokens;
  readonly #tenants: ManagementTenants;
  readonly #faults: FaultBoard;
  /** Set once the server listens. */
  address = '';

  constructor(tenants: ManagementTenants, faults: FaultBoard) {
    this.#tokens = new EntraTokens(
      tenants.all.map(({ tenant }) => tenant.id),
      tenants.now,
    );
    this.#tenants = tenants;
    this.#faults = faults;
  }

  answer(request: StandInRequest): StandInAnswer {
    const token = this.#tokens.answer(request);
    if (token !== null) return token;
    const match = PATH.exec(request.path);
    const id = match?.[1]?.toLowerCase() ?? '';
    const path = match?.[2] ?? '';
    if (match === null) return failure(404, 'AF50000', 'No such address.');
    const signedIn = this.#tokens.tenantOf(request);
    if (signedIn === null) return json(401, { error: { code: 'AF10000', message: 'The token is not valid.' } });
    if (signedIn !== id) {
      return failure(403, 'AF20010', `The tenant ID passed in the URL (${id}) does not match the access token.`);
    }
    const log = this.#tenants.of(id);
    if (log === undefined) return failure(400, 'AF20011', `The tenant ${id} does not exist.`);
    return this.#forTenant(request, log, path);
  }

  #forTenant(request: StandInRequest, log: TenantLog, path: string): StandInAnswer {
    if (log === this.#tenants.forbidden && this.#faults.strikes('forbidden-tenant')) {
      return failure(403, 'AF10001', 'The permission set () sent in the request did not include ActivityFeed.Read.');
    }
    if (path === 'subscriptions/list' && request.method === 'GET') return this.#subscriptions(log);
    if (path === 'subscriptions/start' && request.method === 'POST') return this.#start(request, log);
    if (path !== 'subscriptions/content' && !path.startsWith('audit/')) return failure(404, 'AF50000', 'No such call.');
    if (this.#faults.strikes('quota-as-403')) {
      return failure(403, 'AF429', `Too many requests. Method=GetContents, PublisherId=${log.tenant.id}`);
    }
    this.#tenants.strike(log);
    return path.startsWith('audit/') ? this.#content(log, decodeURIComponent(path.slice(6))) : this.#list(request, log);
  }

  #subscriptions(log: TenantLog): StandInAnswer {
    const list = [...log.subscriptions].map((contentType) => ({ contentType, status: 'enabled', webhook: null }));
    return json(200, list);
  }

  #start(request: StandInRequest, log: TenantLog): StandInAnswer {
    const type = request.query.get('contentType') ?? '';
    if (!/^(Audit\.(AzureActiveDirectory|Exchange|SharePoint|General)|DLP\.All)$/.test(type)) {
      return failure(400, 'AF20020', `The content type ${type} is not valid.`);
    }
    if (log.subscriptions.has(type)) return failure(400, 'AF20024', 'The subscription is already enabled.');
    log.subscriptions.add(type);
    return json(200, { contentType: type, status: 'enabled', webhook: null });
  }

  #list(request: StandInRequest, log: TenantLog): StandInAnswer {
    const type = request.query.get('contentType') ?? '';
    if (!log.subscriptions.has(type)) return failure(400, 'AF20022', 'No subscription found for the content type.');
    const range = this.#rangeOf(request);
    if (range === null) {
      return failure(400, 'AF20030', 'Start and end must both be given, at most 24 hours apart, 7 days in the past.');
    }
    const token = request.query.get('nextPage') ?? '';
    if (token === 'stale') return failure(400, 'AF20031', `Invalid nextPage: ${token}`);
    if (!token.startsWith(EMPTY) && this.#faults.strikes('empty-page-with-next')) {
      return this.#page(request, [], `${EMPTY}${token}`);
    }
    const at = token.replace(EMPTY, '');
    const listed = inListOrder(log.content.blobs(type))
      .filter(({ blob }) => range.from <= blob.created && blob.created < range.to)
      .filter(({ key }) => at === '' || key > at);
    const page = listed.slice(0, LIST_PAGE);
    const next = listed.length > LIST_PAGE ? (page.at(-1)?.key ?? null) : null;
    const isLoop = this.#faults.strikes('next-to-itself');
    const items = page.map(({ blob, number }) => this.#listed(log, { type, blob, number }));
    return this.#page(request, items, isLoop ? token || 'A' : next);
  }

  #page(request: StandInRequest, items: readonly unknown[], next: string | null): StandInAnswer {
    if (next === null) return json(200, items, { isLog: true });
    const query = new URLSearchParams(request.query);
    query.set('nextPage', next);
    const { nextPageHeader } = this.#tenants;
    return json(200, items, { isLog: true, headers: { [nextPageHeader]: `${this.address}${request.path}?${query}` } });
  }

  #listed(log: TenantLog, of: { type: string; blob: Blob; number: number }): unknown {
    const contentId = `${of.number}$${log.tenant.id.replaceAll('-', '')}$${of.type.toLowerCase().replace('.', '_')}`;
    const path = `/api/v1.0/${log.tenant.id}/activity/feed/audit/${contentId}`;
    const uri = `${this.address}${path}`;
    return {
      contentType: of.type,
      contentId,
      contentUri: this.#tenants.malformedUris.has(contentId) ? `audit:${contentId}` : uri,
      contentCreated: utc(of.blob.created),
      contentExpiration: utc(of.blob.created + 7 * DAY),
    };
  }

  /** Both or none; whole seconds of UTC. */
  #rangeOf(request: StandInRequest): { from: Microseconds; to: Microseconds } | null {
    const now = this.#tenants.now() + (this.#faults.isOn('clock-off') ? 3600 * SECOND : 0);
    const [start, end] = [request.query.get('startTime'), request.query.get('endTime')];
    if (start === null && end === null) return { from: now - DAY, to: now };
    if (start === null || end === null) return null;
    const [from, to] = [start, end].map((text) => parseTime(text, { zone: 'UTC', dateOrder: null })?.instant);
    if (from === undefined || to === undefined || to <= from || to - from > DAY || from < now - 7 * DAY) return null;
    return { from, to };
  }

  #content(log: TenantLog, contentId: string): StandInAnswer {
    const rejected = this.#tenants.rejected.get(contentId);
    if (rejected !== undefined) return failure(rejected.status, rejected.code, 'This content cannot be read.');
    const [number = '', , tail = ''] = contentId.split('$');
    const type = [...log.subscriptions].find((one) => one.toLowerCase().replace('.', '_') === tail) ?? '';
    const blob = log.content.blobs(type)[Number(number)];
    if (blob === undefined) return failure(404, 'AF20050', `The content ${contentId} does not exist.`);
    if (blob.created < this.#tenants.now() - 7 * DAY) return failure(404, 'AF20051', 'The content has expired.');
    return { ...json(200, null, { isLog: true }), body: this.#tenants.render(log, blob) };
  }
}

/** Not by time: the even ones first. Stable while pieces are added. */
function inListOrder(blobs: readonly Blob[]): readonly { blob: Blob; number: number; key: string }[] {
  const keyed = blobs.map((blob, number) => ({
    blob,
    number,
    key: `${number % 2 === 0 ? 'A' : 'B'}${String(number).padStart(9, '0')}`,
  }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
}
