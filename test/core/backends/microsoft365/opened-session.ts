import { nodeDigest } from '@app/adapters/files/node-digest';
import { nodeTextDecoding } from '@app/adapters/files/node-text-decoding';
import { createHttpClient } from '@app/adapters/http/http-client';
import { HTTP_LIMITS } from '@app/adapters/http/http-limits';
import type { Connector, ConnectorPage, ConnectorSession, WindowEnd, WindowRequest } from '@core/backends/connector';
import { createEntryReader } from '@core/backends/entry-reader';
import { type Connection, connectionSchema } from '@core/connections/connection';
import type { TestStep } from '@core/connections/connection-test';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { BackendFailure } from '@core/http/backend-failure';
import type { StandIn } from '@demo/backends/stand-in';

export const SECOND = 1_000_000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;
export const NEVER = new AbortController().signal;

const LIMITS = {
  ...HTTP_LIMITS,
  headersMs: 1500,
  idleMs: 700,
  totalMs: 2500,
  tries: 2,
  timeoutTries: 1,
  throttledTries: 2,
  throttledMs: 3000,
  firstWaitMs: 1,
  longestWaitMs: 5,
};

export function connectionTo(standIn: StandIn, options: Readonly<Record<string, unknown>> = {}): Connection {
  return connectionSchema.parse({
    id: 'test-connection',
    createdAt: 0,
    name: standIn.title,
    connector: standIn.connector,
    address: standIn.address,
    account: standIn.account,
    options: { ...standIn.options, ...options },
    trust: { authority: standIn.authority },
  });
}

export interface Opened {
  readonly session: ConnectorSession;
  /** Milliseconds of each wait that was asked for; none is waited. */
  readonly waits: number[];
  close(): Promise<void>;
}

/** Opens the connector on the stand-in over the real HTTP client. */
export function openSession(
  connector: Connector,
  standIn: StandIn,
  more: { readonly now: () => number; readonly options?: Readonly<Record<string, unknown>>; readonly secret?: string },
): Opened {
  const connection = connectionTo(standIn, more.options);
  const http = createHttpClient({
    connection,
    traffic: connector.traffic(connection),
    secrets: {
      read: () => Promise.resolve(more.secret ?? standIn.secret),
      place: () => Promise.resolve({ kind: 'none', problem: null }),
    },
    now: more.now,
    limits: LIMITS,
  });
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const tools = { http, decoding: nodeTextDecoding, digest: nodeDigest, now: more.now, wait };
  return { session: connector.open(connection, tools), waits, close: () => http.close() };
}

export interface ReadWindow {
  readonly pages: readonly ConnectorPage[];
  /** null where it failed. */
  readonly end: WindowEnd | null;
  readonly failure: BackendFailure | null;
  readonly entries: readonly PreparedEntry[];
}

/** Reads a window, or its first `pages`, as a run that is then killed. */
export async function readWindow(
  session: ConnectorSession,
  request: Omit<WindowRequest, 'scope' | 'cursor'> & { readonly tenant: string; readonly cursor?: string | null },
  pages = Number.POSITIVE_INFINITY,
): Promise<ReadWindow> {
  const { tenant, cursor = null, ...rest } = request;
  const scope = session.scopes(await session.tenants(NEVER)).find((one) => one.id === tenant);
  if (scope === undefined) throw new Error(`no scope ${tenant}`);
  const read: ConnectorPage[] = [];
  const reading = session.readWindow({ ...rest, scope, cursor }, NEVER);
  let end: WindowEnd | null = null;
  let failure: BackendFailure | null = null;
  try {
    while (read.length < pages) {
      const step = await reading.next();
      if (step.done === true) {
        end = step.value;
        break;
      }
      read.push(step.value);
    }
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    failure = error;
  }
  return { pages: read, end, failure, entries: read.flatMap(entriesOf) };
}

export function entriesOf(page: ConnectorPage): readonly PreparedEntry[] {
  const tools = { digest: nodeDigest, decoding: nodeTextDecoding };
  return page.parts.flatMap(({ plan, records }) => {
    const reader = createEntryReader(plan, tools);
    return records.flatMap((record) => {
      if (record.kind === 'rejected') throw new Error(record.reason);
      const outcome = reader.read(record);
      if (outcome.kind === 'rejected') throw new Error(outcome.reason);
      return outcome.entries;
    });
  });
}

export const idsOf = (read: { readonly entries: readonly PreparedEntry[] }): readonly string[] =>
  [...new Set(read.entries.map((entry) => entry.columns.nativeId ?? ''))].sort();

export async function stepsOf(session: ConnectorSession): Promise<readonly TestStep[]> {
  const steps: TestStep[] = [];
  for await (const step of session.check(NEVER)) steps.push(step);
  return steps;
}
