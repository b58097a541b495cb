import { linkOf } from '@core/http/link-trail';
import { type GithubStandInOptions, startGithubStandIn } from '@demo/backends/github/github-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY = 86_400_000;
const ORG = 'Harbor-Clinic';
const running: StandIn[] = [];

const started = async (more: Partial<GithubStandInOptions> = {}): Promise<StandIn> => {
  const one = await startGithubStandIn({
    now: () => NOW * 1000,
    tenants: 2,
    entriesPerTenant: 250,
    days: 200,
    ...more,
  });
  running.push(one);
  return one;
};
interface Record {
  readonly _document_id: string;
  readonly action: string;
  readonly '@timestamp': number;
}
const get = async (standIn: StandIn, address: string) => {
  const response = await fetch(address, { headers: { authorization: `Bearer ${standIn.secret}` } });
  const links = Object.fromEntries(response.headers);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record[], links };
};
const ask = (standIn: StandIn, query: { [name: string]: string }, path = `/orgs/${ORG}/audit-log`) =>
  get(standIn, `${standIn.address}${path}?${new URLSearchParams(query).toString()}`);

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('the GitHub stand-in', () => {
  it('gives 30 web events of the past three months, newest first, unless asked otherwise', async () => {
    const standIn = await started();
    const { body } = await ask(standIn, {});
    expect(body.length).toBe(30);
    expect(body.map((one) => one['@timestamp'])).toEqual(
      body.map((one) => one['@timestamp']).sort((one, other) => other - one),
    );
    expect(body.every(({ action }) => !action.startsWith('git.'))).toBe(true);
    const all = await ask(standIn, { per_page: '500', order: 'asc' });
    expect(all.body.length).toBe(100);
    expect(all.body[0]?.['@timestamp']).toBeGreaterThan(NOW - 90 * DAY);
  });

  it('gives older entries by created, those of 180 days and no older', async () => {
    const standIn = await started();
    const days = async (phrase: string) => {
      const { body } = await ask(standIn, { phrase, order: 'asc', per_page: '100' });
      return body.map((one) => new Date(one['@timestamp']).toISOString().slice(0, 10));
    };
    expect((await days('created:>=2025-01-01'))[0]).toMatch(/^2025-09-0[23]$/);
    const between = await days('created:2025-12-30..2026-01-02');
    const asked = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'];
    expect([between.length > 2, between.filter((day) => !asked.includes(day))]).toEqual([true, []]);
    expect(new Set(await days('action:repo created:2026-02-03'))).toEqual(new Set(['2026-02-03']));
    expect(await days('created:2025-01-01..2025-02-01')).toEqual([]);
    const times = 'created:2026-02-03T00:00:00+00:00..2026-02-03T23:00:00+00:00';
    expect((await days(times)).length).toBeLessThanOrEqual((await days('created:2026-02-03')).length);
    expect((await ask(standIn, { phrase: 'created:yesterday' })).status).toBe(422);
  });

  it('keeps Git events for 7 days, and gives them where asked for', async () => {
    const standIn = await started({ days: 20, entriesPerTenant: 400 });
    const count = async (include: string) =>
      (await ask(standIn, { include, per_page: '100', phrase: 'created:>=2026-02-26' })).body.length;
    expect(await count('git')).toBeGreaterThan(0);
    expect(await count('all')).toBe((await count('web')) + (await count('git')));
    const git = await ask(standIn, { include: 'git', per_page: '100', order: 'asc' });
    expect(git.body[0]?.['@timestamp']).toBeGreaterThan(NOW - 7 * DAY);
    expect((await ask(standIn, { include: 'some' })).status).toBe(422);
  });

  it('pages forwards by next and backwards by prev, over all organizations of the enterprise', async () => {
    const standIn = await started({ days: 60, asEnterprise: true });
    const query = { include: 'all', order: 'asc', per_page: '100', phrase: 'created:>=2025-01-01' };
    const pages = [await ask(standIn, query, '/enterprises/demo-enterprise/audit-log')];
    for (;;) {
      const next = linkOf(pages.at(-1)?.links ?? {}, 'next');
      if (next === null) break;
      pages.push(await get(standIn, next));
    }
    const ids = pages.flatMap(({ body }) => body.map((one) => one._document_id));
    expect([...ids].sort()).toEqual(
      standIn
        .held()
        .map(({ nativeId }) => nativeId)
        .sort(),
    );
    const back = await get(standIn, linkOf(pages.at(2)?.links ?? {}, 'prev') ?? '');
    expect(back.body.map((one) => one._document_id)).toEqual(pages[1]?.body.map((one) => one._document_id));
  });

  it('refuses another token, an unknown name, and more requests than its limit', async () => {
    const standIn = await started({ requestsPerHour: 2 });
    const bad = await fetch(`${standIn.address}/orgs/${ORG}/audit-log`, { headers: { authorization: 'Bearer x' } });
    expect(bad.status).toBe(401);
    expect((await ask(standIn, {}, '/orgs/nobody/audit-log')).status).toBe(404);
    const last = await ask(standIn, {});
    expect([last.status, last.headers.get('x-ratelimit-remaining')]).toEqual([200, '0']);
    expect((await ask(standIn, {})).status).toBe(403);
  });

  it('holds what is added and no longer what is deleted', async () => {
    const standIn = await started({ entriesPerTenant: 5, days: 2 });
    const id = standIn.add(ORG, (NOW - DAY) * 1000);
    expect(standIn.held().filter(({ nativeId }) => nativeId === id)).toEqual([
      { nativeId: id, tenant: ORG, at: (NOW - DAY) * 1000 },
    ]);
    expect(standIn.delete([id])).toBe(1);
    expect(standIn.held().length).toBe(10);
    expect(() => standIn.add('nobody', 0)).toThrow();
  });
});
