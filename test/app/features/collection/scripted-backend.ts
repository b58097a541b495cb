import type {
  CollectionRules,
  CollectionScope,
  CollectionStream,
  Connector,
  ConnectorPage,
  ConnectorSession,
  RemoteTenant,
  WindowEnd,
  WindowRequest,
} from '@core/backends/connector';
import type { CancelSignal } from '@core/archive/archive';
import type { OpenConnections, OpenedConnection, OpenOptions } from '@app/connections/open-connections';
import { collectedPlan } from '@core/backends/collected-plan';
import { findConnection } from '@core/connections/connection-list';
import { type Connection, connectionSchema } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import type { FramedPiece } from '@core/records/framed-record';
import { RULES } from '../../../core/collection/rules';

export interface ScriptedEntry {
  readonly id: string;
  readonly tenant: string;
  readonly at: number;
}

/** What the test does to a page before it is given: throw, wait, or answer another one. */
export type Meddle = (
  page: ConnectorPage,
  request: WindowRequest,
) => ConnectorPage | WindowEnd | Promise<ConnectorPage | WindowEnd>;

/** A backend in memory, asked through a connector's session: pages of entries by time, with a cap, and a place to break it. */
export class ScriptedBackend {
  readonly connection: Connection;
  readonly asked: WindowRequest[] = [];
  entries: ScriptedEntry[] = [];
  listed: RemoteTenant[];
  rules: CollectionRules;
  streams: readonly string[] = [''];
  pageSize = 3;
  /** More entries than this in a window, and it is capped. */
  cap = Number.POSITIVE_INFINITY;
  parallel = 2;
  /** One request for all tenants, whose records name theirs. */
  isSubtree = false;
  /** Records without an id of their own. */
  isAnonymous = false;
  meddle: Meddle = (page) => page;
  onList: () => void = () => undefined;
  account = 'auditor';
  opened = 0;

  constructor(name: string, tenants: readonly string[], rules: Partial<CollectionRules> = {}) {
    this.connection = connectionSchema.parse({
      id: `connection-${name}`,
      createdAt: 0,
      name,
      connector: 'okta',
      address: `https://${name}.example`,
    });
    this.listed = tenants.map((id) => ({ id, name: id.toUpperCase() }));
    this.rules = { ...RULES, ...rules };
  }

  /** One entry each minute of `[from, to)`, or as often as given, for every tenant. */
  fill(from: number, to: number, every = 60_000_000): void {
    for (const { id: tenant } of this.listed) {
      for (let at = from; at < to; at += every)
        this.entries.push({ id: `${this.connection.name} ${tenant} ${at}`, tenant, at });
    }
  }

  open(connection: Connection): OpenedConnection {
    this.opened += 1;
    return {
      connector: {
        kind: 'okta',
        id: 'okta',
        traffic: () => ({ requests: 100, perMs: 1, parallel: this.parallel }),
      } as unknown as Connector,
      connection,
      session: this.#session(),
      tools: undefined as never,
      redact: (text) => text,
      clockAheadMs: () => null,
      close: () => {
        this.opened -= 1;
        return Promise.resolve();
      },
    };
  }

  #session(): ConnectorSession {
    return {
      account: this.account,
      streams: this.streams.map((id): CollectionStream => ({ id, title: id, rules: this.rules })),
      check: () => {
        throw new Error('not asked here');
      },
      tenants: async () => {
        await Promise.resolve();
        this.onList();
        return this.listed;
      },
      scopes: (tenants) =>
        this.isSubtree
          ? [{ id: 'all', title: 'All', tenants, isOpen: false }]
          : tenants.map(
              (one): CollectionScope => ({ id: one.id, title: one.name ?? one.id, tenants: [one], isOpen: false }),
            ),
      readWindow: (request, signal) => this.#readWindow(request, signal),
    };
  }

  async *#readWindow(request: WindowRequest, signal: CancelSignal): AsyncGenerator<ConnectorPage, WindowEnd, void> {
    this.asked.push(request);
    const ids = this.isSubtree ? null : new Set(request.scope.tenants.map(({ id }) => id));
    const held = this.entries
      .filter(({ at, tenant }) => at >= request.from && at < request.to && ids?.has(tenant) !== false)
      .toSorted((left, right) => left.at - right.at);
    const given = held.slice(0, this.cap);
    let start = request.cursor === null ? 0 : Number(request.cursor);
    do {
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new ExpectedFailure('cancelled', 'cancelled');
      const some = given.slice(start, start + this.pageSize);
      start += this.pageSize;
      const answer = await this.meddle(this.#page(some, String(start)), request);
      if ('outcome' in answer) return answer;
      yield answer;
    } while (start < given.length);
    if (given.length < held.length) return { outcome: 'capped', reason: 'There were more.', total: held.length };
    return { outcome: 'complete', reason: null, total: null };
  }

  #page(entries: readonly ScriptedEntry[], cursor: string): ConnectorPage {
    const byTenant = new Map<string, FramedPiece[]>();
    for (const [position, entry] of entries.entries()) {
      const records = byTenant.get(entry.tenant) ?? [];
      records.push(recordOf(entry, position, this.isAnonymous));
      byTenant.set(entry.tenant, records);
    }
    const parts = [...byTenant].map(([tenant, records]) => ({
      plan: collectedPlan({ kind: 'okta', instance: `${this.connection.name}.example`, tenant }),
      records,
    }));
    return { parts, cursor, read: entries.length };
  }
}

export function recordOf({ id, at }: ScriptedEntry, position: number, isAnonymous = false): FramedPiece {
  const own = {
    published: new Date(Math.floor(at / 1000)).toISOString(),
    eventType: 'user.session.start',
    severity: 'INFO',
  };
  const text = JSON.stringify(isAnonymous ? own : { uuid: id, ...own });
  return { kind: 'record', position, bytes: new TextEncoder().encode(text), encoding: 'utf-8', text };
}

/** The connections of a test, as the features see them. */
export function scriptedConnections(
  backends: readonly ScriptedBackend[],
): Pick<OpenConnections, 'list' | 'find' | 'open'> & { readonly waits: Map<string, OpenOptions['onWait']> } {
  const list = () => backends.map(({ connection }) => connection);
  const waits = new Map<string, OpenOptions['onWait']>();
  return {
    waits,
    list,
    find: (idOrName) => findConnection(list(), idOrName),
    open: (connection, options = {}) => {
      const backend = backends.find((one) => one.connection.id === connection.id);
      if (backend === undefined) throw new Error(`no backend for ${connection.name}`);
      waits.set(connection.id, options.onWait);
      return backend.open(connection);
    },
  };
}
