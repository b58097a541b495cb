import { createHttpClient, type ConnectionHttpClient, type HttpClientOptions } from '@app/adapters/http/http-client';
import { HTTP_LIMITS } from '@app/adapters/http/http-limits';
import { waitFor } from '@app/adapters/http/cancellation';
import { type Connection, connectionSchema } from '@core/connections/connection';
import type { HttpRequest } from '@core/http/http-client';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';

export const ID = 'connection-1';
export const NEVER: AbortSignal = new AbortController().signal;

export const connectionTo = (address: string, more: Record<string, unknown> = {}): Connection =>
  connectionSchema.parse({ id: ID, createdAt: 0, name: 'A backend', connector: 'http-json', address, ...more });

export const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  address: '/log',
  signIn: { kind: 'bearer' },
  what: 'the log',
  ...more,
});

/** Short times, so that a test need not wait. */
export const QUICK = {
  ...HTTP_LIMITS,
  connectMs: 2000,
  headersMs: 400,
  idleMs: 400,
  totalMs: 1500,
  longestTotalMs: 1500,
  firstWaitMs: 4,
  longestWaitMs: 20,
};

export function clientTo(
  address: string,
  more: Partial<HttpClientOptions> = {},
  secret = 'token-4711',
): ConnectionHttpClient {
  return createHttpClient({
    connection: connectionTo(address),
    traffic: { requests: 1000, perMs: 1000, parallel: 4 },
    secrets: new MemorySecretStore({ [ID]: secret }),
    now: () => Date.now() * 1000,
    limits: QUICK,
    environment: {},
    ...more,
  });
}

/** Waits nothing, and tells what would have been waited. */
export function clockwork(): { readonly waits: number[]; readonly timing: NonNullable<HttpClientOptions['timing']> } {
  const waits: number[] = [];
  let now = Date.parse('2026-03-01T12:00:00Z');
  return {
    waits,
    timing: {
      now: () => now,
      wait: async (milliseconds, signal) => {
        waits.push(milliseconds);
        now += milliseconds;
        await waitFor(1, signal);
      },
      random: () => 1,
    },
  };
}
