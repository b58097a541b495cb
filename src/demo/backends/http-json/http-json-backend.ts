import type { FaultBoard } from '../fault';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import type { DescribedLog } from './described-log';
import { LogFaults } from '../log-faults';
import { type Page, pageAnswer } from './page-answer';
import { type After, type PageQuery, pageQueryOf } from './page-query';
import { PAGING_STYLES, type PagingStyle } from './paging-styles';

export const HTTP_JSON_SECRET = 'demo-only-token-of-the-http-json-stand-in';

export interface HttpJsonTenant {
  readonly id: string;
  readonly name: string;
  readonly log: DescribedLog;
}

const LOG_PATH = /^\/api\/([a-z-]+)\/([^/]+)\/logs$/;

/** Answers every style from the same logs. */
export class HttpJsonBackend {
  address = '';
  readonly #tenants: ReadonlyMap<string, HttpJsonTenant>;
  readonly #faults: FaultBoard;
  readonly #logFaults: LogFaults;

  constructor(tenants: ReadonlyMap<string, HttpJsonTenant>, faults: FaultBoard, nowMs: () => number) {
    this.#tenants = tenants;
    this.#faults = faults;
    this.#logFaults = new LogFaults(faults, nowMs, { crowd: 600, lateHours: 12 });
  }

  answer(request: StandInRequest): StandInAnswer {
    if (request.headers.authorization !== `Bearer ${HTTP_JSON_SECRET}`) return failed(401, 'Who are you?');
    if (request.path === '/api/tenants') return this.#list();
    const asked = askedOf(request);
    if (asked === null) return failed(404, 'There is nothing here.');
    const tenant = this.#tenants.get(asked.tenant);
    if (tenant === undefined) {
      if (asked.style !== 'graphql') return failed(404, 'No such tenant.');
      const body = '{"data":{"auditLog":null},"errors":[{"message":"No such tenant."}]}';
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    }
    if (this.#isForbidden(tenant)) return failed(403, 'You may not read the log of this tenant.', true);
    if (this.#faults.strikes('quota-as-403')) return failed(403, 'API rate limit exceeded.', true);
    const query = pageQueryOf(asked.style, asked.tenant, request, tenant.log);
    return query === null ? failed(400, 'The request is not understood.') : this.#page(query, tenant.log, request);
  }

  #list(): StandInAnswer {
    const tenants = [...this.#tenants.values()].map(({ id, name }) => ({ id, name }));
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ tenants }) };
  }

  /** One tenant, the second where there is one. */
  #isForbidden(tenant: HttpJsonTenant): boolean {
    if (!this.#faults.isOn('forbidden-tenant')) return false;
    const [first, second] = [...this.#tenants.keys()];
    return tenant.id === (second ?? first) && this.#faults.strikes('forbidden-tenant');
  }

  #page(query: PageQuery, log: DescribedLog, request: StandInRequest): StandInAnswer {
    this.#logFaults.before(log);
    const whole = entriesOf(query, log);
    const isEmptied =
      query.after !== null && query.style !== 'link-always' && query.style !== 'checkpoint' && !query.after.followsEmpty
        ? this.#faults.strikes('empty-page-with-next')
        : false;
    const time = query.style === 'page' ? 'epoch' : 'iso';
    const entries = isEmptied ? [] : whole.entries;
    const records = entries.map((entry) => log.render(entry, time));
    const [first] = entries;
    if (first !== undefined && this.#faults.strikes('changed-duplicates')) records.push(log.render(first, time, true));
    const next = isEmptied && query.after !== null ? { ...query.after, followsEmpty: true } : this.#next(query, whole);
    const total = whole.total + (this.#faults.strikes('lying-total') ? 1 : 0);
    const last = entries.at(-1);
    const isFollowed = last !== undefined && (whole.next !== null || query.after === null);
    const page: Page = { records, next, total };
    const answer = pageAnswer(query, page, request, this.address);
    this.#logFaults.after(log, isFollowed ? log.times.atOf(last) - 1 : null);
    return answer;
  }

  #next(query: PageQuery, page: { readonly entries: readonly number[]; readonly next: After | null }): After | null {
    const isLoop = query.after !== null && page.entries.length > 0 && this.#faults.strikes('next-to-itself');
    return isLoop ? query.after : page.next;
  }
}

interface Found {
  readonly entries: readonly number[];
  readonly next: After | null;
  readonly total: number;
}

function entriesOf(query: PageQuery, log: DescribedLog): Found {
  const { times } = log;
  const inWindow: number[] = [];
  // An entry exactly at `from` belongs to the window.
  for (const entry of times.after({ at: query.from - 1, id: Number.MAX_SAFE_INTEGER })) {
    if (times.atOf(entry) >= query.to) break;
    inWindow.push(entry);
  }
  const total = inWindow.length;
  const { after } = query;
  if (after === null) {
    const ordered = query.style === 'page' ? inWindow.toReversed() : inWindow;
    return { entries: ordered.slice(query.skip, query.skip + query.limit), next: null, total };
  }
  const rest = inWindow.filter((entry) => {
    const at = times.atOf(entry);
    return at > after.at || (at === after.at && entry > after.id);
  });
  const entries = rest.slice(0, query.limit);
  const last = entries.at(-1);
  const hasNext = query.style === 'link-always' || rest.length > entries.length;
  const place = last === undefined ? after : { at: times.atOf(last), id: last, followsEmpty: false };
  return { entries, next: hasNext ? place : null, total };
}

function askedOf(request: StandInRequest): { readonly style: PagingStyle; readonly tenant: string } | null {
  if (request.path === '/api/graphql') {
    try {
      const { variables } = JSON.parse(request.body) as { variables?: { tenant?: unknown } };
      return { style: 'graphql', tenant: String(variables?.tenant) };
    } catch {
      return null;
    }
  }
  const match = LOG_PATH.exec(request.path);
  const style = PAGING_STYLES.find((one) => one === match?.[1]);
  if (match === null || style === undefined) return null;
  return { style, tenant: decodeURIComponent(match[2] ?? '') };
}

function failed(status: number, message: string, isLog = false): StandInAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }), isLog };
}
