import { connectorOf } from '@core/backends/connectors';
import { oktaConnector } from '@core/backends/okta/okta-connector';
import { type Connection, connectionSchema } from '@core/connections/connection';
import type { TestStep } from '@core/connections/connection-test';
import { ExpectedFailure } from '@core/failure/failure';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';
import { readAll } from '../read-all';
import { Clock, connectionTo, DAY, HOUR, open, start, windowOf } from './okta-tools';

const clock = new Clock();
const running: StandIn[] = [];
const started = async (more: Parameters<typeof start>[1] = {}): Promise<StandIn> => {
  const one = await start(clock, more);
  running.push(one);
  return one;
};
const connection = (address: string, options = {}): Connection => connectionTo({ address, options: {} }, options);
const stepsOf = async (standIn: StandIn, secret: string): Promise<readonly TestStep[]> => {
  const steps: TestStep[] = [];
  const session = open(standIn, clock.now, fetchClient(standIn.address, secret));
  for await (const step of session.check(new AbortController().signal)) steps.push(step);
  return steps;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('the Okta connector', () => {
  it('is registered, understands no options at all, and refuses those it does not know', () => {
    expect(connectorOf('okta')).toBe(oktaConnector);
    expect(Object.keys(oktaConnector.options.parse({})).sort()).toEqual(
      oktaConnector.fields.map(({ name }) => name).sort(),
    );
    const tools = connectorTools(fetchClient('https://example.okta.com', ''));
    expect(() => oktaConnector.open(connection('https://example.okta.com', { lateHours: 'two' }), tools)).toThrow(
      ExpectedFailure,
    );
  });

  it('is told by its host: the organization is tenant, instance and scope', async () => {
    const session = oktaConnector.open(
      connection('https://Example.okta.com'),
      connectorTools(fetchClient('https://example.okta.com', '')),
    );
    const tenants = await session.tenants(new AbortController().signal);
    expect([session.instance, tenants, session.scopes(tenants).map(({ id }) => id)]).toEqual([
      'example.okta.com',
      [{ id: 'example.okta.com', name: null }],
      ['example.okta.com'],
    ]);
  });

  it('claims the event’s time for days that are asked again, and the time of storage for what is polled', () => {
    const session = oktaConnector.open(connection('https://a.okta.com'), connectorTools(fetchClient('https://a', '')));
    const [bounded, polled] = session.streams.map(({ rules }) => rules);
    expect(bounded).toMatchObject({
      clock: 'event',
      longestWindow: DAY,
      retention: 90 * DAY,
      lateness: DAY,
      overlap: DAY,
    });
    expect(bounded?.firstRange).toBe(90 * DAY - HOUR);
    expect(polled).toMatchObject({ clock: 'storage', goesOn: true, lateness: 0, overlap: 0, retention: null });
  });

  it('warns of an unencrypted address and of the Admin Console', () => {
    const warned = (address: string) => oktaConnector.warn?.(connection(address), { hasColon: false, isAscii: true });
    expect(warned('https://example.okta.com')).toEqual([]);
    expect(warned('http://example.okta.com')).toEqual([expect.stringContaining('use https')]);
    expect(warned('https://example-admin.okta.com')).toEqual([expect.stringContaining('without -admin')]);
  });

  it('signs in as SSWS or as bearer', async () => {
    const standIn = await started();
    for (const signIn of ['ssws', 'bearer']) {
      const session = oktaConnector.open(
        connectionTo(standIn, { signIn }),
        connectorTools(fetchClient(standIn.address, standIn.secret), clock.now),
      );
      expect((await readAll(session, windowOf(session, 'published'))).end.outcome).toBe('complete');
    }
  });
});

describe('how Okta is asked', () => {
  const rules = oktaConnector.traffic(connection('https://a.okta.com', { requestsPerMinute: 50 }));
  const date = 'Sun, 01 Mar 2026 12:00:00 GMT';
  const reset = String(Date.parse(date) / 1000 + 20);

  it('leaves a tenth of the limit to others', () => {
    const pause = (remaining: string) =>
      rules.pauseAfter?.(
        { date, 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': remaining, 'x-rate-limit-reset': reset },
        0,
      );
    expect([pause('11'), pause('10'), pause('0')]).toEqual([null, 21_000, 21_000]);
    expect(rules.pauseAfter?.({ date }, 0)).toBeNull();
    expect([rules.requests, rules.perMs]).toEqual([50, 60_000]);
  });

  it('waits for the reset that Okta names, whatever the status of its limit', () => {
    const body = '{"errorCode":"E0000047"}';
    expect(rules.throttling?.(429, { date, 'x-rate-limit-reset': reset }, '')).toEqual({ retryAfterMs: 21_000 });
    expect(rules.throttling?.(403, { date, 'x-rate-limit-reset': reset }, body)).toEqual({ retryAfterMs: 21_000 });
    expect(rules.throttling?.(429, { 'retry-after': '2' }, body)).toEqual({ retryAfterMs: 2000 });
    expect(rules.throttling?.(429, {}, body)).toEqual({ retryAfterMs: null });
    expect(rules.throttling?.(403, {}, '{"errorCode":"E0000006"}')).toBeNull();
  });
});

describe('a test of the connection', () => {
  it('says what was found, step by step', async () => {
    const steps = await stepsOf(await started(), '00demo-only-token-of-the-okta-stand-in');
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'sign-in passed',
      'role passed',
      'tenants passed',
      'entries passed',
    ]);
    expect(steps.at(-1)?.text).toMatch(/oldest event available is of 2026-02-26T.*newest of 2026-03-01T/);
  });

  it('ends with the step that failed, and says what to do', async () => {
    const standIn = await started();
    expect(await stepsOf(standIn, 'another')).toEqual([
      {
        step: 'sign-in',
        outcome: 'failed',
        text: expect.stringContaining('refused') as string,
        advice: expect.stringMatching(/^Make a new API token.*\.$/) as string,
      },
    ]);
    standIn.faults.set({ fault: 'unavailable-without-retry-after' });
    expect((await stepsOf(standIn, standIn.secret)).map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'sign-in failed',
    ]);
  });

  it('warns of an organization without events', async () => {
    const standIn = await started({ entriesPerTenant: 0 });
    expect((await stepsOf(standIn, standIn.secret)).at(-1)).toMatchObject({ step: 'entries', outcome: 'warned' });
    expect(connectionSchema.safeParse(connectionTo(standIn)).success).toBe(true);
  });
});
