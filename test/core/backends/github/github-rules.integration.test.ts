import { connectorOf } from '@core/backends/connectors';
import { githubConnector } from '@core/backends/github/github-connector';
import { createdPhrase } from '@core/backends/github/github-requests';
import type { TestStep } from '@core/connections/connection-test';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';
import { connectionTo, DAY, FIRST, open, SECOND, start, TODAY } from './github-tools';

const running: StandIn[] = [];
const started = async (more: Parameters<typeof start>[0] = {}): Promise<StandIn> => {
  const one = await start(more);
  running.push(one);
  return one;
};
const stepsOf = async (standIn: StandIn, secret = standIn.secret): Promise<readonly TestStep[]> => {
  const steps: TestStep[] = [];
  const session = open(standIn, { http: fetchClient(standIn.address, secret) });
  for await (const step of session.check(new AbortController().signal)) steps.push(step);
  return steps;
};
const at = (address: string, options = {}) => connectionTo({ address, options: {} }, options);

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('the GitHub connector', () => {
  it('is registered, understands no options at all, and wants to know what to collect', () => {
    expect(connectorOf('github')).toBe(githubConnector);
    expect(Object.keys(githubConnector.options.parse({})).sort()).toEqual(
      githubConnector.fields.map(({ name }) => name).sort(),
    );
    const tools = connectorTools(fetchClient('https://api.github.com', ''));
    expect(() => githubConnector.open(at('https://api.github.com'), tools)).toThrow(/No organization is named/);
    expect(() => githubConnector.open(at('https://api.github.com', { scope: 'enterprise' }), tools)).toThrow(
      /No enterprise/,
    );
  });

  it('collects web and Git events apart, because they are kept for different times', () => {
    const tools = connectorTools(fetchClient('https://api.github.com', ''));
    const streams = (options: object) =>
      githubConnector.open(at('https://api.github.com', { organizations: [FIRST], ...options }), tools).streams;
    expect(streams({}).map(({ id, rules }) => [id, rules.retention, rules.firstRange])).toEqual([
      ['web', 180 * DAY, 179 * DAY],
      ['git', 7 * DAY, 6 * DAY],
    ]);
    expect(streams({ gitEvents: false }).map(({ id }) => id)).toEqual(['web']);
    expect(streams({ retentionDays: 0 })[0]?.rules.retention).toBeNull();
    expect(streams({})[0]?.rules).toMatchObject({
      clock: 'event',
      granularity: DAY,
      shortestWindow: DAY,
      overlap: DAY,
    });
  });

  it('writes ranges in the search syntax, their last day included', () => {
    expect(createdPhrase(TODAY - DAY, TODAY, 'day')).toBe('created:2026-02-28..2026-02-28');
    expect(createdPhrase(TODAY - 3 * DAY, TODAY, 'day')).toBe('created:2026-02-26..2026-02-28');
    expect(createdPhrase(TODAY, TODAY + 60_000_000, 'second')).toBe(
      'created:2026-03-01T00:00:00+00:00..2026-03-01T00:01:00+00:00',
    );
  });

  it('warns of an unencrypted address and of the site’s own', () => {
    const warned = (address: string) =>
      githubConnector.warn?.(at(address, { organizations: [FIRST] }), { hasColon: false, isAscii: true });
    expect(warned('https://api.github.com')).toEqual([]);
    expect(warned('http://git.example/api/v3')).toEqual([expect.stringContaining('use https')]);
    expect(warned('https://github.com')).toEqual([expect.stringContaining('api.github.com')]);
  });
});

describe('how GitHub is asked', () => {
  const rules = githubConnector.traffic(at('https://api.github.com', { organizations: [FIRST] }));
  const date = 'Sun, 01 Mar 2026 12:00:00 GMT';
  const reset = String(Date.parse(date) / 1000 + 600);

  it('keeps to 1,750 requests an hour, one after the other', () => {
    expect([rules.requests, rules.perMs, rules.parallel]).toEqual([1750, 3_600_000, 1]);
    expect(rules.pauseAfter?.({ date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, 0)).toBe(601_000);
    expect(rules.pauseAfter?.({ date, 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': reset }, 0)).toBeNull();
  });

  it('tells a limit that comes as 403 from a 403', () => {
    const told = (status: number, headers: Record<string, string>, body = '') =>
      rules.throttling?.(status, headers, body);
    expect(told(403, { 'retry-after': '60' })).toEqual({ retryAfterMs: 60_000 });
    expect(told(403, { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })).toEqual({
      retryAfterMs: 601_000,
    });
    expect(told(403, {}, 'You have exceeded a secondary rate limit.')).toEqual({ retryAfterMs: 60_000 });
    expect(told(429, {})).toEqual({ retryAfterMs: null });
    expect(told(403, { 'x-ratelimit-remaining': '1700' }, 'Must have admin rights')).toBeNull();
    expect(told(404, { 'retry-after': '60' })).toBeNull();
  });
});

describe('a test of the connection', () => {
  const short = (steps: readonly TestStep[]) => steps.map(({ step, outcome }) => `${step} ${outcome}`);

  it('says what was found, step by step', async () => {
    const steps = await stepsOf(await started());
    expect(short(steps)).toEqual(['sign-in passed', 'role passed', 'tenants passed', 'entries passed']);
    expect(steps[0]?.text).toContain('read:audit_log');
    expect(steps[2]?.text).toContain(`${FIRST}, ${SECOND}`);
    expect(steps[3]?.text).toMatch(/of 2026-02-25T.*of 2026-03-01T/);
  });

  it('names the organizations that the token may not read', async () => {
    const standIn = await started();
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const steps = await stepsOf(standIn);
    expect(short(steps)).toEqual(['sign-in passed', 'role warned', 'tenants passed', 'entries passed']);
    expect(steps[1]?.text).toContain(SECOND);
    expect(steps[1]?.advice).toContain('read:audit_log');
  });

  it('ends with the step that failed', async () => {
    const standIn = await started();
    expect(short(await stepsOf(standIn, 'another'))).toEqual(['sign-in failed']);
    const unknown = open(standIn, { options: { organizations: ['nobody'] } });
    const steps: TestStep[] = [];
    for await (const step of unknown.check(new AbortController().signal)) steps.push(step);
    expect(short(steps)).toEqual(['sign-in passed', 'role failed']);
  });
});
