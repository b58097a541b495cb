import type { Microseconds } from '@core/entry/entry-time';
import { parseTime } from '@core/entry/parse-time';
import { Random } from '../../random';
import { json } from '../microsoft365/entra-tokens';
import type { StandInAnswer } from '../server/stand-in-answer';
import type { GraphTenant, GraphTenants } from './graph-tenants';

export interface Search {
  readonly id: string;
  readonly tenant: GraphTenant;
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly states: readonly string[];
  asked: number;
}

export const graphFailure = (status: number, code: string, message: string): StandInAnswer =>
  json(status, { error: { code, message, innerError: null } }, { isLog: true });

/** The audit searches: jobs that are started, asked after, and read once they have succeeded. */
export class GraphSearches {
  readonly #tenants: GraphTenants;
  readonly #random = new Random('veritrail graph searches');
  readonly #searches = new Map<string, Search>();

  constructor(tenants: GraphTenants) {
    this.#tenants = tenants;
  }

  /** How many have been started. */
  get count(): number {
    return this.#searches.size;
  }

  forget(): void {
    this.#searches.clear();
  }

  start(tenant: GraphTenant, body: string): StandInAnswer {
    const range = rangeOf(body);
    if (range === null) return graphFailure(400, 'BadRequest', 'The filter times are missing or no times.');
    const search = { id: this.#random.uuid(), tenant, ...range, states: this.#tenants.states, asked: 0 };
    this.#searches.set(search.id, search);
    return json(201, shown(search, 'notStarted'), { isLog: true });
  }

  of(tenant: GraphTenant, id: string): Search | null {
    const found = this.#searches.get(id);
    return found?.tenant === tenant ? found : null;
  }

  state(search: Search): StandInAnswer {
    const status = search.states[Math.min(search.asked, search.states.length - 1)] ?? 'succeeded';
    search.asked += 1;
    return json(200, shown(search, status), { isLog: true });
  }

  list(tenant: GraphTenant): StandInAnswer {
    const own = [...this.#searches.values()].filter((one) => one.tenant === tenant);
    return json(200, { value: own.map((one) => ({ id: one.id })) });
  }
}

const iso = (time: Microseconds): string => new Date(time / 1000).toISOString();

const shown = (search: Search, status: string) => ({
  id: search.id,
  displayName: 'stand-in',
  filterStartDateTime: iso(search.from),
  filterEndDateTime: iso(search.to),
  status,
});

function rangeOf(body: string): { from: Microseconds; to: Microseconds } | null {
  try {
    const asked = JSON.parse(body) as { filterStartDateTime?: unknown; filterEndDateTime?: unknown };
    const [from, to] = [asked.filterStartDateTime, asked.filterEndDateTime].map((text) =>
      typeof text === 'string' ? parseTime(text, { zone: null, dateOrder: null })?.instant : undefined,
    );
    return from === undefined || to === undefined || to < from ? null : { from, to };
  } catch {
    return null;
  }
}
