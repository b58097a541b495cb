import type { Capabilities, OptionField } from '@core/backends/connector';
import type { CollectionProgress, RunReport } from '@core/collection/collection-progress';
import { type Connection, connectionInputSchema } from '@core/connections/connection';
import type { ConnectorId } from '@core/connections/connector-id';
import type { CoverageCalendar, CoverageTenant, RollOff, SearchCoverage } from '@core/coverage/coverage-answers';
import type { CollectionRun, LedgerWindow, VanishedEntry } from '@core/coverage/coverage-ledger';
import type { SecretPlace } from '@core/secrets/secret-store';
import type { EntryRow } from '@core/search/results';
import { criteriaSchema } from '@core/search/search';
import { z } from 'zod';
import { call, handle, nothing } from './call';

/** A connector as the window and the command line ask for it. */
export interface ConnectorDescription {
  readonly id: ConnectorId;
  readonly title: string;
  readonly isPreview: boolean;
  readonly capabilities: Capabilities;
  readonly address: { readonly label: string; readonly placeholder: string; readonly fallback: string | null };
  readonly account: { readonly label: string } | null;
  readonly secret: { readonly label: string; readonly help: string };
  readonly fields: readonly OptionField[];
  /** The options with their defaults. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** A connection with what the program knows beside it. */
export interface ConnectionSummary {
  readonly connection: Connection;
  readonly secret: SecretPlace;
  /** Warnings that need no network. */
  readonly warnings: readonly string[];
  readonly lastRun: {
    readonly runId: number;
    readonly endedAt: number | null;
    /** Windows. */
    readonly notComplete: number;
    /** Why something could not be asked at all; null where everything was. */
    readonly unasked: string | null;
  } | null;
  readonly nextCollectionAt: number | null;
}

/** A tenant that a connection reaches. */
export interface ReachedTenant {
  readonly id: string;
  readonly key: string;
  readonly name: string | null;
  readonly isChosen: boolean;
}

/** One live page of a described backend, as it would look in the grid. */
export interface TriedPage {
  /** What was asked, secrets taken out. */
  readonly request: string;
  readonly status: number | null;
  /** The answer's text, cut at 200,000 characters. */
  readonly body: string;
  readonly rows: readonly EntryRow[];
  readonly items: number;
  readonly next: string | null;
  /** What does not fit yet, one sentence each: no items at the place given, items without a time. */
  readonly problems: readonly string[];
}

const id = z.string().min(8).max(100);
const secret = z.string().min(1).max(10_000);
const instant = z.number().int();
const tenantKeys = z.array(z.string().max(2000)).max(100_000);
/** A kept connection, or one that is being written, with its secret, which is held for this call only. */
const target = z.union([
  z.strictObject({ id }),
  z.strictObject({
    draft: connectionInputSchema,
    secret: secret.nullable().default(null),
    /** The kept connection that the draft changes: its secret is used where none is given. */
    of: id.nullable().default(null),
  }),
]);

export const collectingCalls = {
  'connections.connectors': call<readonly ConnectorDescription[]>()(nothing),
  'connections.list': call<readonly ConnectionSummary[]>()(nothing),
  /** Fails with `name-taken`, `connection-invalid`. */
  'connections.add': call<ConnectionSummary>()(z.strictObject({ connection: connectionInputSchema })),
  'connections.update': call<ConnectionSummary>()(z.strictObject({ id, connection: connectionInputSchema })),
  /** Removes its secret too; entries and ledger stay. Refused while it is collecting. */
  'connections.remove': call<readonly ConnectionSummary[]>()(z.strictObject({ id })),
  'connections.setSecret': call<SecretPlace>()(
    z.strictObject({
      id,
      secret,
      /** Not into the keychain: what a scheduler hands in. */
      forRunOnly: z.boolean().default(false),
    }),
  ),
  'connections.deleteSecret': call<SecretPlace>()(z.strictObject({ id })),
  /** An operation of kind `test`; its steps come as `connections.tested` pushes and as its result. */
  'connections.test': call<{ readonly operation: string }>()(z.strictObject({ target })),
  'connections.tenants': call<readonly ReachedTenant[]>()(z.strictObject({ id })),
  /** Organizations of one tenant, and the backend's lists of sources and tasks; only where the connector can. */
  'connections.organizations': call<readonly { readonly id: string; readonly name: string | null }[]>()(
    z.strictObject({ id, tenant: z.string().max(500) }),
  ),
  'connections.vocabulary': call<readonly { readonly source: string; readonly tasks: readonly string[] }[]>()(
    z.strictObject({ id }),
  ),
  'connections.tryPage': call<TriedPage>()(
    z.strictObject({ target, from: instant, to: instant, cursor: z.string().max(100_000).nullable().default(null) }),
  ),
  /** Writes connector, address and options, without account and secret, to a file that can be shared. */
  'connections.exportDescription': call<{ readonly bytes: number }>()(z.strictObject({ id, target: handle })),
  'connections.importDescription': call<{
    readonly name: string;
    readonly address: string;
    readonly connector: ConnectorId;
    readonly options: Readonly<Record<string, unknown>>;
  }>()(z.strictObject({ file: handle })),

  /** Collects; an operation of kind `collection` whose result is a `RunReport`. Fails with `collection-running`, `connection-not-found`. */
  'collection.start': call<{ readonly operation: string; readonly runId: number }>()(
    z.strictObject({
      /** Ids or names; absent: every enabled connection. */
      connections: z.array(z.string().min(1).max(200)).optional(),
      /** Keys, vendor's ids or names; absent: every chosen tenant. */
      tenants: tenantKeys.optional(),
      since: instant.nullable().default(null),
      until: instant.nullable().default(null),
      trigger: z.enum(['hand', 'refresh', 'command-line']).default('hand'),
    }),
  ),
  'collection.pause': call<{ readonly isPaused: boolean }>()(z.strictObject({ isPaused: z.boolean() })),
  /** What is going on now; null: nothing is. */
  'collection.current': call<CollectionProgress | null>()(nothing),
  'collection.runs': call<readonly CollectionRun[]>()(
    z.strictObject({ limit: z.number().int().min(1).max(10_000).default(100) }),
  ),
  'collection.read': call<RunReport>()(z.strictObject({ runId: z.number().int().min(1) })),

  /** Days of at most 1,000; tenants absent: all. */
  'coverage.calendar': call<CoverageCalendar>()(
    z.strictObject({ tenants: tenantKeys.optional(), from: instant, to: instant, zone: z.string().default('UTC') }),
  ),
  'coverage.windows': call<readonly LedgerWindow[]>()(
    z.strictObject({
      connectionId: id.optional(),
      runId: z.number().int().min(1).optional(),
      tenants: tenantKeys.optional(),
      from: instant.optional(),
      to: instant.optional(),
    }),
  ),
  'coverage.ofSearch': call<SearchCoverage>()(
    z.strictObject({ criteria: criteriaSchema, zone: z.string().default('UTC') }),
  ),
  /** The worst first. */
  'coverage.rollOff': call<readonly RollOff[]>()(nothing),
  'coverage.vanished': call<readonly VanishedEntry[]>()(
    z.strictObject({ tenants: tenantKeys.optional(), from: instant.optional(), to: instant.optional() }),
  ),
  'coverage.tenants': call<readonly CoverageTenant[]>()(nothing),
  /** The range that an import covers; null takes the declaration back. */
  'coverage.declareImport': call<{ readonly declared: boolean }>()(
    z.strictObject({
      importId: z.number().int().min(1),
      range: z.strictObject({ from: instant, to: instant, tenants: tenantKeys.min(1) }).nullable(),
    }),
  ),
} as const;
