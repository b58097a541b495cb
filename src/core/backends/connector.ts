import type { CancelSignal } from '../archive/archive';
import type { ArtefactQuestion, FetchedArtefact } from '../artefacts/artefact';
import type { TestStep } from '../connections/connection-test';
import type { Connection } from '../connections/connection';
import type { ConnectorId } from '../connections/connector-id';
import type { CoverageClock } from '../coverage/coverage-ledger';
import type { Digest } from '../entry/digest';
import type { Microseconds } from '../entry/entry-time';
import type { HttpClient, TrafficRules } from '../http/http-client';
import type { FramedPiece } from '../records/framed-record';
import type { TextDecoding } from '../records/text-decoding';
import type { KindId } from './kind-id';
import type { ReadingPlan } from './reading-plan';
import type { z } from 'zod';

/** One field of a connector's own options, as the window and the command line ask for it. */
export interface OptionField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long-text' | 'number' | 'choice' | 'boolean' | 'list' | 'zone';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly help: string;
  /** True where the vendor does not document what is set here: it is marked as inferred. */
  readonly isInferred: boolean;
}

/** What a connector can do; the window shows only that. */
export interface Capabilities {
  /** It can list the tenants that the account reaches. */
  readonly tenants: boolean;
  readonly organizations: boolean;
  /** Lists of sources and tasks. */
  readonly vocabulary: boolean;
  readonly artefacts: boolean;
  readonly clearLog: boolean;
}

/** How time ranges of one stream are asked. All lengths in microseconds. */
export interface CollectionRules {
  readonly clock: CoverageClock;
  /** Bounds of windows are whole multiples of it, counted in `zone`: 1 s, or a day where only days can be asked. */
  readonly granularity: Microseconds;
  /** IANA name or fixed offset that whole days are counted in. */
  readonly zone: string;
  readonly longestWindow: Microseconds;
  /** A capped window is split until it is complete or this short. */
  readonly shortestWindow: Microseconds;
  /** How long the vendor keeps entries; null: not known. */
  readonly retention: Microseconds | null;
  /** How long after its end a window may still receive entries: complete only so far until then. */
  readonly lateness: Microseconds;
  /** How far the newest window reaches back over what was collected. */
  readonly overlap: Microseconds;
  /** How far back the first collection goes where the user does not say. */
  readonly firstRange: Microseconds;
  /** True where a cursor still works in a later run, so that a window goes on where it stopped; else it is asked anew. */
  readonly cursorsLast: boolean;
  /**
   * True for a stream that is polled: each window goes on from the cursor of the last page of the window before, so
   * that none is re-read, split or asked for the past. The runner asks one window, from the end of the latest one that
   * is complete or expired (or now less `firstRange`) to now, and hands that one's cursor in as `checkpoint`. False
   * unless given.
   */
  readonly goesOn?: boolean;
}

/** A part of a backend's log that is asked by itself (a content type, Git events); most have one, `''`. */
export interface CollectionStream {
  readonly id: string;
  readonly title: string;
  readonly rules: CollectionRules;
}

/** A tenant as the backend lists it. */
export interface RemoteTenant {
  readonly id: string;
  readonly name: string | null;
}

/** What one request for a window covers: one tenant as a rule, a reseller's whole subtree, or all companies at once. */
export interface CollectionScope {
  /** Stable over runs: windows of the same scope follow each other. */
  readonly id: string;
  readonly title: string;
  readonly tenants: readonly RemoteTenant[];
  /** True where entries of tenants that are not listed belong to it too (an enterprise's organizations). */
  readonly isOpen: boolean;
}

export interface WindowRequest {
  readonly scope: CollectionScope;
  readonly stream: string;
  /** `[from, to)` in UTC microseconds. */
  readonly from: Microseconds;
  readonly to: Microseconds;
  /** Of the last committed page of this very window, where it is taken up again; else null. */
  readonly cursor: string | null;
  /** Of a stream that `goesOn`: the last cursor of the window of the same scope and stream that ends at `from`. */
  readonly checkpoint?: string | null;
}

/** Records of one tenant, cut out of an answer byte for byte. The plan says how they are read, tenant and instance included. */
export interface PagePart {
  readonly plan: ReadingPlan;
  readonly records: readonly FramedPiece[];
}

/** One answer of the backend; committed before the next is asked for. */
export interface ConnectorPage {
  readonly parts: readonly PagePart[];
  /** Continues after this page; null: the window cannot be taken up here. */
  readonly cursor: string | null;
  /** Records in the answer, those of tenants that are not chosen included. */
  readonly read: number;
}

/** How a window ended when nothing was thrown. */
export interface WindowEnd {
  readonly outcome: 'complete' | 'capped' | 'expired';
  /** One sentence; null where complete. */
  readonly reason: string | null;
  /** What the backend says that the window holds; null where it does not say. */
  readonly total: number | null;
}

export interface ConnectorTools {
  readonly http: HttpClient;
  readonly decoding: TextDecoding;
  readonly digest: Digest;
  now(): Microseconds;
  /** Ends early with `cancelled`. */
  wait(milliseconds: number, signal: CancelSignal): Promise<void>;
}

/** Counting and deleting at the backend; only where the connector can. */
export interface LogClearing {
  /** What exactly the backend will delete, one sentence each. */
  describe(scope: CollectionScope): readonly string[];
  /** Why this range cannot be cleared, one sentence; null: it can. Asks nothing of the backend. */
  refusal?(range: { from: Microseconds; to: Microseconds }): string | null;
  /** Entries that the backend holds in whole days `[from, to)`. */
  count(scope: CollectionScope, range: { from: Microseconds; to: Microseconds }, signal: CancelSignal): Promise<number>;
  clear(scope: CollectionScope, range: { from: Microseconds; to: Microseconds }, signal: CancelSignal): Promise<void>;
}

/** An open connection. Every method fails with `BackendFailure` or `cancelled`; none answers less than it was asked for. */
export interface ConnectorSession {
  /** Who is asking, for the ledger: user name, client id, or the key's label. */
  readonly account: string;
  /** The instance of the plans of all its pages, which tenant keys need before the first page; the address's host unless given. */
  readonly instance?: string | null;
  readonly streams: readonly CollectionStream[];
  /** Steps from `sign-in` on, told one by one; ends after the first failed one. */
  check(signal: CancelSignal): AsyncIterable<TestStep>;
  /** The tenants that the account reaches. */
  tenants(signal: CancelSignal): Promise<readonly RemoteTenant[]>;
  /** What is asked to collect the given tenants. */
  scopes(tenants: readonly RemoteTenant[]): readonly CollectionScope[];
  /**
   * Reads one window to its end: pages in order, then how it ended. `complete` only where the backend's own stop rule
   * says so. Continuing the iteration means that the page has been committed.
   */
  readWindow(request: WindowRequest, signal: CancelSignal): AsyncGenerator<ConnectorPage, WindowEnd, void>;
  organizations?(tenant: RemoteTenant, signal: CancelSignal): Promise<readonly RemoteTenant[]>;
  vocabulary?(signal: CancelSignal): Promise<readonly { readonly source: string; readonly tasks: readonly string[] }[]>;
  readonly clearing?: LogClearing;
  /** The file that the entry's task made; null: the record names none. */
  artefact?(question: ArtefactQuestion, signal: CancelSignal): Promise<FetchedArtefact | null>;
}

/** One connector: its shape for the window, its rules, and how it is opened. A folder, and a line in connectors.ts. */
export interface Connector {
  readonly id: ConnectorId;
  readonly kind: KindId;
  readonly title: string;
  /** True where the vendor documents no such interface. */
  readonly isPreview: boolean;
  readonly capabilities: Capabilities;
  readonly address: { readonly label: string; readonly placeholder: string; readonly fallback: string | null };
  /** null: the secret alone signs in. */
  readonly account: { readonly label: string } | null;
  readonly secret: { readonly label: string; readonly help: string };
  /** Parses `Connection.options`, filling in defaults. */
  readonly options: z.ZodType<Record<string, unknown>>;
  readonly fields: readonly OptionField[];
  traffic(connection: Connection): TrafficRules;
  /** Warnings that need no network: a password with a colon, `http:`; one sentence each. `secret` tells only its looks. */
  warn?(connection: Connection, secret: SecretLooks): readonly string[];
  /** Fails with `ExpectedFailure` `connection-invalid` where the options are not understood. */
  open(connection: Connection, tools: ConnectorTools): ConnectorSession;
}

/** What may be known of a secret without knowing it. */
export interface SecretLooks {
  readonly hasColon: boolean;
  readonly isAscii: boolean;
}
