import { createHttpClient } from '@app/adapters/http/http-client';
import { mspcontrolConnector } from '@core/backends/mspcontrol/mspcontrol-connector';
import { connectionSchema } from '@core/connections/connection';
import { BackendFailure } from '@core/http/backend-failure';
import type { FaultName } from '@demo/backends/fault';
import type { StandIn } from '@demo/backends/stand-in';
import { describe, expect, test } from 'vitest';
import { QUICK } from '../../../app/adapters/http/clients';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';
import { connectorTools } from '../connector-tools';
import { readAll } from '../read-all';
import { heldIds, idsOf, NOW, startPanel, windowOf } from './open-panel';

/** A session over the program's own HTTP client, with short times. */
function sessionOver(standIn: StandIn, secret: string) {
  const connection = connectionSchema.parse({
    id: 'connection-1',
    createdAt: 0,
    name: 'Panel',
    connector: 'mspcontrol',
    address: standIn.address,
    account: standIn.account,
    options: standIn.options,
    trust: { authority: standIn.authority },
  });
  const http = createHttpClient({
    connection,
    traffic: { requests: 1000, perMs: 1000, parallel: 4 },
    secrets: new MemorySecretStore({ 'connection-1': secret }),
    now: () => NOW,
    limits: QUICK,
    environment: {},
  });
  return mspcontrolConnector.open(
    connection,
    connectorTools(http, () => NOW),
  );
}

/** How a window of one customer ends under a fault. */
async function outcomeUnder(standIn: StandIn): Promise<string> {
  const session = sessionOver(standIn, standIn.secret);
  try {
    const { pages, end } = await readAll(session, await windowOf(session, { tenant: '2002' }));
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
    return end.outcome;
  } catch (error) {
    if (error instanceof BackendFailure) return error.kind;
    throw error;
  }
}

describe('over the program’s own HTTP client', () => {
  const LASTING: readonly (readonly [FaultName, string])[] = [
    ['sign-in-lost', 'sign-in-refused'],
    ['truncated-body', 'malformed'],
    ['malformed-body', 'malformed'],
    ['wrong-content-type', 'malformed'],
    ['reset-mid-body', 'interrupted'],
    ['never-ends', 'timeout'],
    ['slow-drip', 'timeout'],
    ['clock-off', 'complete'],
  ];
  test.each(LASTING)('%s, lasting, ends as %s', async (fault, outcome) => {
    const standIn = await startPanel({ entriesPerTenant: 120 });
    standIn.faults.set({ fault, after: 1 });
    expect(await outcomeUnder(standIn)).toBe(outcome);
  });

  const PASSING: readonly FaultName[] = [
    'throttled-with-retry-after',
    'throttled-without-retry-after',
    'unavailable-without-retry-after',
    'reset-mid-body',
  ];
  test.each(PASSING)('%s, once, is overcome', async (fault) => {
    const standIn = await startPanel({ entriesPerTenant: 120 });
    standIn.faults.set({ fault, after: 1, times: 1 });
    expect(await outcomeUnder(standIn)).toBe('complete');
  });

  test('by TLS, with the authority that the connection trusts', async () => {
    const standIn = await startPanel({ entriesPerTenant: 120, tls: true, profile: 'solidcp-wcf' });
    expect(await outcomeUnder(standIn)).toBe('complete');
    standIn.faults.set({ fault: 'unknown-authority' });
    expect(await outcomeUnder(standIn)).toBe('tls');
  });

  test('a password with signs of XML stays a password within the message', async () => {
    const standIn = await startPanel({ profile: 'solidcp-wcf' });
    const session = sessionOver(standIn, '</c:Password><c:Password>&"');
    const steps = [];
    for await (const step of session.check(new AbortController().signal)) steps.push(step);
    expect(steps).toEqual([expect.objectContaining({ step: 'sign-in', outcome: 'failed' })]);
    expect(steps[0]?.text).toContain('the user name or the password is not accepted');
  });
});
