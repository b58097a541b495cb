import type { HttpClient } from '@core/http/http-client';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entriesOfPages } from '../entries-of-pages';
import { fetchClient } from '../fetch-client';
import { readAll } from '../read-all';
import { recording, VendorContract, withoutNulls } from '../vendor-contract';
import { DAY, ENTERPRISE, FIRST, HOUR, idsOf, NOW, open, SECOND, sorted, start, TODAY, windowOf } from './github-tools';

let standIn: StandIn;
const running: StandIn[] = [];
const signal = new AbortController().signal;

const started = async (more: Parameters<typeof start>[0] = {}): Promise<StandIn> => {
  const one = await start(more);
  running.push(one);
  return one;
};
const heldBy = (tenant: string, from: number, to: number) =>
  sorted(
    standIn
      .held()
      .filter((one) => one.tenant === tenant && one.at >= from && one.at < to)
      .map((one) => one.nativeId),
  );
const actionsOf = (pages: Parameters<typeof entriesOfPages>[0]) =>
  new Set(entriesOfPages(pages).map(({ columns }) => columns.source));

beforeEach(async () => {
  standIn = await started();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('a window of an organization', () => {
  it('holds every entry of its days over both streams, oldest first, and is complete', async () => {
    const session = open(standIn);
    const web = await readAll(session, windowOf(session, FIRST));
    const git = await readAll(session, windowOf(session, FIRST, { stream: 'git' }));
    expect([web.end, git.end]).toEqual(Array(2).fill({ outcome: 'complete', reason: null, total: null }));
    expect(sorted(idsOf([...web.records, ...git.records]))).toEqual(heldBy(FIRST, TODAY - DAY, TODAY));
    expect(actionsOf(git.pages)).toEqual(new Set(['git']));
    expect(actionsOf(web.pages).has('git')).toBe(false);
    const times = entriesOfPages(web.pages).map(({ columns }) => columns.started?.instant ?? 0);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it('asks for whole days as documented, and follows links only', async () => {
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const session = open(standIn, { http });
    const request = windowOf(session, FIRST, { from: TODAY - 3 * DAY, to: TODAY + DAY });
    const { pages } = await readAll(session, request);
    expect(http.requests[0]?.query).toEqual([
      ['phrase', 'created:2026-02-26..2026-03-01'],
      ['include', 'web'],
      ['order', 'asc'],
      ['per_page', '100'],
    ]);
    expect(http.requests[0]?.headers?.['x-github-api-version']).toBe('2022-11-28');
    expect(http.requests[1]?.address).toContain('after=');
    expect(pages.map(({ read }) => read).slice(0, -1)).toEqual(Array(pages.length - 1).fill(100));
    expect(pages.at(-1)?.cursor).toBeNull();
  });

  it('asks for seconds where the connection says so', async () => {
    const session = open(standIn, { options: { rangePrecision: 'second' } });
    const from = NOW - 2 * HOUR;
    const { records } = await readAll(session, windowOf(session, FIRST, { from, to: NOW }));
    expect(sorted(idsOf(records)).length).toBeGreaterThan(0);
    expect(heldBy(FIRST, from, NOW)).toEqual(expect.arrayContaining([...idsOf(records)]));
    expect(session.streams[0]?.rules).toMatchObject({ granularity: 1_000_000, shortestWindow: 1_000_000 });
  });

  it('names the tenant as the entries do, whatever the case it was written in', async () => {
    const session = open(standIn, { options: { organizations: [FIRST.toLowerCase(), SECOND.toUpperCase()] } });
    expect(await session.tenants(signal)).toEqual([
      { id: FIRST, name: null },
      { id: SECOND, name: null },
    ]);
    const { pages } = await readAll(session, windowOf(session, FIRST));
    expect(new Set(entriesOfPages(pages).map(({ columns }) => columns.tenant?.id))).toEqual(new Set([FIRST]));
  });

  it('has no instance on GitHub.com, as imported files, and its host elsewhere', () => {
    const at = (address: string) => open({ ...standIn, address }, { options: { instance: '' } }).instance;
    expect(at('https://api.github.com')).toBeNull();
    expect(at('https://api.octo.ghe.com')).toBe('octo.ghe.com');
    expect(at('https://git.example.org/api/v3')).toBe('git.example.org');
    expect(open(standIn).instance).toBe('github-stand-in');
  });

  it('is expired, and never complete, where it is older than its stream is kept', async () => {
    const session = open(standIn);
    const ends = async (stream: string, days: number) =>
      (
        await readAll(
          session,
          windowOf(session, FIRST, { stream, from: TODAY - days * DAY, to: TODAY - (days - 1) * DAY }),
        )
      ).end;
    expect((await ends('git', 6)).outcome).toBe('complete');
    expect(await ends('git', 7)).toMatchObject({
      outcome: 'expired',
      reason: expect.stringContaining('7 days') as string,
    });
    expect((await ends('git', 30)).outcome).toBe('expired');
    expect((await ends('web', 30)).outcome).toBe('complete');
    expect((await ends('web', 180)).outcome).toBe('expired');
    const forever = open(standIn, { options: { retentionDays: 0 } });
    const old = windowOf(forever, FIRST, { from: TODAY - 500 * DAY, to: TODAY - 499 * DAY });
    expect((await readAll(forever, old)).end.outcome).toBe('complete');
  });

  it('goes on from a kept link, and from the beginning where the link is of another address', async () => {
    const session = open(standIn);
    const request = windowOf(session, FIRST, { from: TODAY - 3 * DAY });
    const whole = await readAll(session, request);
    const rest = await readAll(session, { ...request, cursor: whole.pages[0]?.cursor ?? '' });
    expect(idsOf(rest.records)).toEqual(idsOf(whole.records).slice(100));
    const lost = await readAll(session, { ...request, cursor: 'https://other.example/orgs/x/audit-log?after=1' });
    expect(idsOf(lost.records)).toEqual(idsOf(whole.records));
  });
});

describe('an enterprise', () => {
  beforeEach(async () => {
    standIn = await started({ asEnterprise: true });
  });
  const range = { from: TODAY - 5 * DAY, to: TODAY + DAY };

  it('is one open scope whose entries name their organizations, its own ones the enterprise', async () => {
    const session = open(standIn);
    expect((await session.tenants(signal)).map(({ id }) => id).sort()).toEqual([ENTERPRISE, FIRST, SECOND].sort());
    const [scope] = session.scopes(await session.tenants(signal));
    expect(scope).toMatchObject({ id: `enterprise:${ENTERPRISE.toLowerCase()}`, isOpen: true });
    const pages = [];
    for (const stream of ['web', 'git']) {
      pages.push(...(await readAll(session, windowOf(session, ENTERPRISE, { ...range, stream }))).pages);
    }
    const entries = entriesOfPages(pages);
    expect(new Set(entries.map(({ columns }) => columns.tenant?.id))).toEqual(new Set([FIRST, SECOND, ENTERPRISE]));
    expect(entries.length).toBe(standIn.held().length);
  });

  it('keeps only the chosen tenants, and still says how much was read', async () => {
    const session = open(standIn, { more: { tenants: { kind: 'chosen', ids: [SECOND.toLowerCase()] } } });
    const [scope] = session.scopes(await session.tenants(signal));
    expect(scope?.id).toMatch(/^enterprise:demo-enterprise:[0-9a-f]{16}$/);
    const { pages } = await readAll(session, windowOf(session, SECOND, range));
    expect(new Set(entriesOfPages(pages).map(({ columns }) => columns.tenant?.id))).toEqual(new Set([SECOND]));
    const read = pages.reduce((sum, page) => sum + page.read, 0);
    expect(read).toBeGreaterThan(pages.flatMap(({ parts }) => parts.flatMap(({ records }) => records)).length);
  });
});

describe('what goes wrong', () => {
  const failing = (kind: string) => expect.objectContaining({ name: 'BackendFailure', kind });
  const answering = (status: number, headers: Record<string, string>, body = '{"message":"x"}'): HttpClient => ({
    send: () => Promise.resolve({ status, headers, body: new TextEncoder().encode(body), address: '', receivedAt: 0 }),
  });

  it('tells a refused token, a missing right, single sign-on, a limit and an unknown name apart', async () => {
    const kinds: [HttpClient, string, RegExp][] = [
      [fetchClient(standIn.address, 'another'), 'sign-in-refused', /new token with the scope read:audit_log/],
      [answering(403, {}), 'forbidden', /owner of the organization/],
      [answering(403, { 'x-github-sso': 'required; url=https://x.example' }), 'forbidden', /Configure SSO/],
      [answering(403, { 'x-ratelimit-remaining': '0' }), 'throttled', /in an hour/],
      [answering(404, {}), 'not-found', /does not show it/],
      [answering(422, {}), 'refused', /options/],
      [answering(200, {}, '{"message":null}'), 'malformed', /list of items/],
      [answering(200, {}, 'null'), 'malformed', /list of items/],
    ];
    for (const [http, kind, words] of kinds) {
      const session = open(standIn, { http });
      const reading = readAll(session, windowOf(session, FIRST));
      await expect(reading).rejects.toEqual(failing(kind));
      await expect(readAll(session, windowOf(session, FIRST))).rejects.toThrow(words);
    }
  });

  it('leaves one forbidden organization to its own window', async () => {
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const session = open(standIn);
    expect((await session.tenants(signal)).map(({ id }) => id)).toEqual([FIRST, SECOND]);
    await expect(readAll(session, windowOf(session, SECOND))).rejects.toEqual(failing('forbidden'));
    expect((await readAll(session, windowOf(session, FIRST))).end.outcome).toBe('complete');
  });

  it('takes nothing for granted in a record', async () => {
    const session = open(standIn, { http: answering(200, {}, '[null,{"x":null},{"action":null,"org":7},3]') });
    const { pages, end } = await readAll(session, windowOf(session, FIRST));
    expect([pages[0]?.read, end.outcome]).toEqual([4, 'complete']);
    expect(entriesOfPages(pages).length).toBe(2);
  });

  it('fails, and is not complete, on a next link to itself, on HTML and on a cut body', async () => {
    const session = open(standIn);
    for (const [fault, kind] of [
      ['next-to-itself', 'inconsistent'],
      ['wrong-content-type', 'malformed'],
      ['truncated-body', 'malformed'],
      ['malformed-body', 'malformed'],
      ['quota-as-403', 'throttled'],
    ] as const) {
      standIn.faults.set({ fault });
      await expect(readAll(session, windowOf(session, FIRST)), fault).rejects.toEqual(failing(kind));
      standIn.faults.clear();
    }
  });

  it('goes on over empty pages with a next link', async () => {
    standIn.faults.set({ fault: 'empty-page-with-next' });
    const session = open(standIn);
    const web = await readAll(session, windowOf(session, FIRST));
    const git = await readAll(session, windowOf(session, FIRST, { stream: 'git' }));
    expect(sorted(idsOf([...web.records, ...git.records]))).toEqual(heldBy(FIRST, TODAY - DAY, TODAY));
  });

  it('reads more entries of one moment, or of one second, than a page holds', async () => {
    for (const fault of ['equal-times', 'cap-in-one-second'] as const) {
      standIn.faults.set({ fault });
      const session = open(standIn);
      const today = { from: TODAY, to: TODAY + DAY };
      const web = await readAll(session, windowOf(session, FIRST, today));
      const git = await readAll(session, windowOf(session, FIRST, { ...today, stream: 'git' }));
      expect(sorted(idsOf([...web.records, ...git.records]))).toEqual(heldBy(FIRST, TODAY, TODAY + DAY));
    }
  });

  it('finds late entries, and those inserted between two pages, when the day is asked again', async () => {
    for (const fault of ['late-arrival', 'inserted-between-pages'] as const) {
      standIn = await started({ entriesPerTenant: 1500 });
      standIn.faults.set({ fault, times: 1 });
      const session = open(standIn);
      const today = windowOf(session, FIRST, { from: TODAY, to: TODAY + DAY });
      const missed = (ids: readonly string[]) => heldBy(FIRST, TODAY, TODAY + DAY).filter((id) => !ids.includes(id));
      const git = idsOf((await readAll(session, { ...today, stream: 'git' })).records);
      const first = idsOf((await readAll(session, today)).records);
      const again = idsOf((await readAll(session, today)).records);
      expect(
        [missed([...first, ...git]).length + (fault === 'late-arrival' ? 1 : 0), missed([...again, ...git]).length],
        fault,
      ).toEqual([1, 0]);
    }
  });

  it('hands on both bodies of a changed entry, and a record of 50 MB whole', async () => {
    const session = open(standIn);
    standIn.faults.set({ fault: 'changed-duplicates', times: 1 });
    const { records } = await readAll(session, windowOf(session, FIRST));
    expect(records.length).toBe(new Set(idsOf(records)).size + 1);
    standIn.faults.set({ fault: 'huge-record' });
    const huge = await readAll(session, windowOf(session, FIRST, { from: TODAY, to: TODAY + DAY }));
    expect(Math.max(...huge.records.map(({ bytes }) => bytes.length))).toBeGreaterThan(50 * 1024 * 1024);
  });
});

describe("GitHub's own description of its interface", () => {
  it('knows every request that is sent, links included', async (context) => {
    const contract = VendorContract.read('github-audit-log.json');
    if (contract === null) return context.skip();
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const session = open(standIn, { http });
    await session.tenants(signal);
    for await (const _ of session.check(signal));
    await readAll(session, windowOf(session, FIRST, { from: TODAY - 3 * DAY }));
    await readAll(session, windowOf(session, FIRST, { stream: 'git' }));
    const enterprise = open(standIn, { http, options: { scope: 'enterprise', enterprise: ENTERPRISE } });
    await readAll(enterprise, windowOf(enterprise, ENTERPRISE, { from: TODAY - 3 * DAY }));
    expect(http.requests.length).toBeGreaterThan(10);
    expect(http.requests.flatMap((request) => contract.problemsOf(request))).toEqual([]);
    expect(contract.problemsOf({ method: 'GET', address: '/orgs/a/audit-log?order=up&page=2' }).length).toBe(2);
  });

  it('describes what the stand-in answers, and its own example', async (context) => {
    const contract = VendorContract.read('github-audit-log.json');
    if (contract === null) return context.skip();
    const validate = contract.schema('audit-log-event');
    const own = contract.document.components.examples?.['audit-log'] as { readonly value: unknown };
    expect(validate(withoutNulls(own.value)), JSON.stringify(validate.errors)).toBe(true);
    const session = open(standIn);
    for (const stream of ['web', 'git']) {
      const { records } = await readAll(session, windowOf(session, FIRST, { stream }));
      const events = records.map((one) => (one.kind === 'record' ? (JSON.parse(one.text) as unknown) : null));
      expect(validate(withoutNulls(events)), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});
