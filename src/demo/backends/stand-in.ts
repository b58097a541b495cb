import type { ConnectorId } from '@core/connections/connector-id';
import type { Microseconds } from '@core/entry/entry-time';
import type { FaultBoard, FaultName } from './fault';

export interface StandInOptions {
  /** UTC microseconds; the same clock as the program's, so that a test can set both. */
  readonly now: () => Microseconds;
  readonly tenants: number;
  /** Entries of each tenant, spread over `days` up to now. */
  readonly entriesPerTenant: number;
  readonly days: number;
  /** The moment up to which entries are made, UTC microseconds: with the same one they are the same again; `now()` unless given. */
  readonly madeAt?: Microseconds;
  readonly seed?: string;
  /** 0: any free port. */
  readonly port?: number;
  /** A certificate of an authority of its own, made at start; `http` without. */
  readonly tls?: boolean;
}

/** What a stand-in holds of one entry, for comparing an archive with it. */
export interface HeldEntry {
  readonly nativeId: string;
  readonly tenant: string;
  readonly at: Microseconds;
}

/**
 * A stand-in for one kind of backend: a real HTTP server on 127.0.0.1 that behaves as the vendor's documents say, with
 * a switch for each fault. It is no vendor's software: all of its entries are generated.
 */
export interface StandIn {
  readonly connector: ConnectorId;
  readonly title: string;
  /** `http://127.0.0.1:port…`: the connection's address. */
  readonly address: string;
  readonly account: string | null;
  readonly secret: string;
  /** Options that a connection to it needs. */
  readonly options: Readonly<Record<string, unknown>>;
  /** PEM of its certificate authority, where it speaks TLS. */
  readonly authority: string | null;
  readonly faults: FaultBoard;
  /** Faults that make sense for this kind of backend. */
  readonly applicable: readonly FaultName[];
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  /** Everything that it holds now. */
  held(): readonly HeldEntry[];
  /** Adds one entry that happened at `at` (late where that is long ago); answers its id. */
  add(tenant: string, at: Microseconds): string;
  /** Removes entries as Clear Log or retention would; answers how many. */
  delete(ids: readonly string[]): number;
  /** Requests answered so far. */
  requests(): number;
  close(): Promise<void>;
}

export type StartStandIn = (options: StandInOptions) => Promise<StandIn>;
