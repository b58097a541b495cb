import type { Microseconds } from '@core/entry/entry-time';
import { parseTime } from '@core/entry/parse-time';
import type { FaultBoard } from '../fault';
import { EntraTokens, json } from '../microsoft365/entra-tokens';
import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import type { GraphLogName } from './graph-log';
import { graphFailure, GraphSearches } from './graph-searches';
import type { GraphTenant, GraphTenants } from './graph-tenants';

const SEARCHES = '/v1.0/security/auditLog/queries';
const DAY = 86_400_000_000;
/** A month for directory audits; searches reach as far as asked. */
const DIRECTORY_KEPT = 30 * DAY;
const MOST_A_PAGE = 1000;
const DEFAULT_PAGE = 100;

interface Range {
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Answers as Microsoft Graph does, for its two audit logs. */
export class GraphAnswers {
  readonly searches: GraphSearches;
  readonly #tokens: EntraTokens;
  readonly #tenants: GraphTenants;
  readonly #faults: FaultBoard;
  /** Set once the server listens. */
  address = '';

  constructor(tenants: GraphTenants, faults: FaultBoard) {
    this.#tokens = new EntraTokens(
      tenants.all.map(({ tenant }) => tenant.id),
      tenants.now,
    );
    this.#tenants = tenants;
    this.#faults = faults;
    this.searches = new GraphSearches(tenants);
  }

  answer(request: StandInRequest): StandInAnswer {
    const token = this.#tokens.answer(request);
    if (token !== null) return token;
    const tenant = this.#tenants.of(this.#tokens.tenantOf(request) ?? '');
    if (tenant === undefined) return graphFailure(401, 'InvalidAuthenticationToken', 'The access token is not valid.');
    if (tenant === this.#tenants.forbidden && this.#faults.strikes('forbidden-tenant')) {
      return graphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    }
    if (request.path === '/v1.0/auditLogs/directoryAudits') return this.#directory(request, tenant);
    if (request.path === '/v1.0/auditLogs/signIns') {
      const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
      return graphFailure(403, code, 'Neither tenant is B2C or tenant doesn’t have premium license');
    }
    if (request.path.startsWith(SEARCHES)) return this.#search(request, tenant);
    return graphFailure(404, 'BadRequest', 'Resource not found.');
  }

  #directory(request: StandInRequest, tenant: GraphTenant): StandInAnswer {
    const range = filterOf(request.query.get('$filter'));
    if (range === null) return graphFailure(400, 'BadRequest', 'Invalid filter clause.');
    const from = Math.max(range.from, this.#tenants.now() - DIRECTORY_KEPT);
    if (request.query.get('$orderby')?.endsWith(' desc') === true && request.query.get('$top') === '1') {
      const newest = tenant.log.newest('directory');
      return this.#page({ request, tenant, name: 'directory' }, newest === undefined ? [] : [newest], null);
    }
    return this.#pageOf({ request, tenant, name: 'directory' }, { from, to: range.to });
  }

  #search(request: StandInRequest, tenant: GraphTenant): StandInAnswer {
    const [, id = '', rest = ''] = /^\/([^/]+)(\/records)?$/.exec(request.path.slice(SEARCHES.length)) ?? [];
    if (id === '') {
      return request.method === 'POST' ? this.searches.start(tenant, request.body) : this.searches.list(tenant);
    }
    const search = this.searches.of(tenant, decodeURIComponent(id));
    if (search === null) return graphFailure(404, 'ItemNotFound', `There is no search ${id}.`);
    if (rest === '') return this.searches.state(search);
    return this.#pageOf({ request, tenant, name: 'unified' }, search);
  }

  #pageOf(of: Asked, range: Range): StandInAnswer {
    const { request, tenant, name } = of;
    this.#tenants.strike(tenant, name);
    const token = request.query.get('$skiptoken') ?? '';
    if (token === 'stale') return graphFailure(400, 'BadRequest', 'The skip token is not valid.');
    if (!token.startsWith('e') && this.#faults.strikes('empty-page-with-next')) return this.#page(of, [], `e${token}`);
    const isLoop = this.#faults.strikes('next-to-itself');
    const digits = token.replace(/^e/, '');
    const after = /^\d+$/.test(digits) ? Number(digits) : null;
    const limit = Math.min(MOST_A_PAGE, Number(request.query.get('$top') ?? DEFAULT_PAGE) || DEFAULT_PAGE);
    const found = tenant.log.range(name, { ...range, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const next = found.length > limit ? String(page.at(-1) ?? '') : null;
    return this.#page(of, page, isLoop ? token : next);
  }

  #page(of: Asked, indexes: readonly number[], next: string | null): StandInAnswer {
    const { request, tenant } = of;
    const query = new URLSearchParams(request.query);
    if (next === '') query.delete('$skiptoken');
    else if (next !== null) query.set('$skiptoken', next);
    const link = next === null ? '' : `,"@odata.nextLink":${JSON.stringify(`${this.address}${request.path}?${query}`)}`;
    const value = this.#tenants.render(tenant, indexes).join(',');
    const context = JSON.stringify(`${this.address}/v1.0/$metadata`);
    return { ...json(200, null, { isLog: true }), body: `{"@odata.context":${context},"value":[${value}]${link}}` };
  }
}

interface Asked {
  readonly request: StandInRequest;
  readonly tenant: GraphTenant;
  readonly name: GraphLogName;
}

/** Only the comparisons that are documented; null for any other. */
function filterOf(filter: string | null): Range | null {
  let [from, to] = [0, Number.MAX_SAFE_INTEGER];
  if (filter === null) return { from, to };
  for (const term of filter.split(' and ')) {
    const [, name, text = ''] = /^activityDateTime (ge|le|eq) (\S+Z)$/.exec(term.trim()) ?? [];
    const time = parseTime(text, { zone: null, dateOrder: null })?.instant;
    if (name === undefined || time === undefined) return null;
    if (name !== 'le') from = Math.max(from, time);
    if (name !== 'ge') to = Math.min(to, time);
  }
  return { from, to };
}
