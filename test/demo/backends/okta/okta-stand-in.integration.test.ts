import { type OktaStandInOptions, startOktaStandIn } from '@demo/backends/okta/okta-stand-in';
import { linkOf } from '@core/http/link-trail';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY = 86_400_000;
const running: StandIn[] = [];
let now = NOW;

const started = async (more: Partial<OktaStandInOptions> = {}): Promise<StandIn> => {
  now = NOW;
  const one = await startOktaStandIn({ now: () => now * 1000, tenants: 1, entriesPerTenant: 250, days: 100, ...more });
  running.push(one);
  return one;
};
const ask = async (standIn: StandIn, query: Record<string, string>, token = standIn.secret) => {
  const response = await fetch(`${standIn.address}/api/v1/logs?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `SSWS ${token}` },
  });
  const body = (await response.json()) as { uuid: string; published: string; errorCode: string }[];
  return {
    status: response.status,
    headers: response.headers,
    body,
    next: linkOf(Object.fromEntries(response.headers), 'next'),
  };
};
const iso = (at: number) => new Date(at).toISOString();
const bounded = (more = {}) => ({ since: iso(NOW - 10 * DAY), until: iso(NOW), ...more });

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('the Okta stand-in', () => {
  it('gives 100 events of the last 7 days unless asked otherwise, and at most 1,000', async () => {
    const standIn = await started({ days: 2 });
    const { body, next } = await ask(standIn, {});
    expect([body.length, next !== null]).toEqual([100, true]);
    expect((await ask(standIn, { limit: '1001' })).status).toBe(400);
    expect(
      (await ask(await started({ days: 70, entriesPerTenant: 700 }), { until: iso(NOW), limit: '1000' })).body.length,
    ).toBe(70);
  });

  it('ends a bounded request without a next link, and a polling one never', async () => {
    const standIn = await started();
    expect((await ask(standIn, bounded({ limit: '1000' }))).next).toBeNull();
    const polled = await ask(standIn, { since: iso(NOW - 10 * DAY), limit: '1000' });
    expect(polled.body.length).toBeGreaterThan(0);
    const response = await fetch(polled.next ?? '', { headers: { authorization: `SSWS ${standIn.secret}` } });
    expect(await response.json()).toEqual([]);
    expect(linkOf(Object.fromEntries(response.headers), 'next')).not.toBeNull();
  });

  it('orders bounded answers by publication in both directions, and polled ones by storage', async () => {
    const standIn = await started({ days: 1, entriesPerTenant: 1000 });
    const times = (body: readonly { published: string }[]) => body.map(({ published }) => published);
    const up = times((await ask(standIn, bounded({ limit: '1000' }))).body);
    const down = times((await ask(standIn, bounded({ limit: '1000', sortOrder: 'DESCENDING' }))).body);
    const polled = times((await ask(standIn, { since: iso(NOW - 10 * DAY), limit: '1000' })).body);
    expect(up).toEqual([...up].sort());
    expect(down).toEqual([...up].reverse());
    expect(polled).not.toEqual(up);
    expect([...polled].sort()).toEqual(up);
  });

  it('pages backwards too, without gap or repetition', async () => {
    const standIn = await started({ days: 5 });
    const ids: string[] = [];
    let page = await ask(standIn, bounded({ limit: '60', sortOrder: 'DESCENDING' }));
    for (;;) {
      ids.push(...page.body.map(({ uuid }) => uuid));
      if (page.next === null) break;
      page = await ask(standIn, Object.fromEntries(new URL(page.next).searchParams));
    }
    expect([ids.length, new Set(ids).size]).toEqual([250, 250]);
  });

  it('leaves out what is older than 90 days, and refuses to look back more than 180', async () => {
    const standIn = await started();
    const { body } = await ask(standIn, { since: iso(NOW - 179 * DAY), until: iso(NOW), limit: '1000' });
    expect(body.length).toBe(standIn.held().length);
    expect(body.length).toBeLessThan(250);
    expect(body.every(({ published }) => published >= iso(NOW - 90 * DAY))).toBe(true);
    const refused = await ask(standIn, { since: iso(NOW - 181 * DAY), until: iso(NOW) });
    expect([refused.status, (refused.body as unknown as { errorCode: string }).errorCode]).toEqual([400, 'E0000053']);
  });

  it('refuses another token, and more requests than its limit until the minute is over', async () => {
    const standIn = await started({ requestsPerMinute: 2 });
    expect((await ask(standIn, {}, 'another')).status).toBe(401);
    expect((await ask(standIn, {})).headers.get('x-rate-limit-remaining')).toBe('1');
    expect((await ask(standIn, {})).status).toBe(200);
    const limited = await ask(standIn, {});
    expect([limited.status, limited.headers.get('x-rate-limit-reset')]).toEqual([429, String(NOW / 1000 + 60)]);
    now += 60_000;
    expect((await ask(standIn, {})).status).toBe(200);
  });

  it('holds what is added and no longer what is deleted', async () => {
    const standIn = await started({ entriesPerTenant: 5, days: 2 });
    const id = standIn.add('', (NOW - DAY) * 1000);
    expect(standIn.held().find(({ nativeId }) => nativeId === id)?.at).toBe((NOW - DAY) * 1000);
    expect(standIn.delete([id, 'nothing'])).toBe(1);
    expect(standIn.held().length).toBe(5);
    expect((await ask(standIn, bounded())).body.length).toBe(5);
    expect(standIn.requests()).toBe(1);
  });
});
