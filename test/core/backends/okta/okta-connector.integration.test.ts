import { entriesOfPages } from '../entries-of-pages';
import { BackendFailure } from '@core/http/backend-failure';
import type { HttpClient, HttpResponse } from '@core/http/http-client';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchClient } from '../fetch-client';
import { readAll } from '../read-all';
import { recording, VendorContract, withoutNulls } from '../vendor-contract';
import { Clock, DAY, HOUR, idsOf, NOW, open, sorted, start, windowOf } from './okta-tools';

let clock: Clock;
let standIn: StandIn;
const running: StandIn[] = [];

const started = async (more: Parameters<typeof start>[1] = {}): Promise<StandIn> => {
  const one = await start(clock, more);
  running.push(one);
  return one;
};
const heldIn = (from: number, to: number) =>
  sorted(
    standIn
      .held()
      .filter(({ at }) => at >= from && at < to)
      .map(({ nativeId }) => nativeId),
  );

beforeEach(async () => {
  clock = new Clock();
  standIn = await started();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

describe('a bounded window', () => {
  it('holds every event of its time, in the order of publication, and is complete', async () => {
    const session = open(standIn, clock.now);
    const { records, end, pages } = await readAll(session, windowOf(session, 'published'));
    expect(end).toEqual({ outcome: 'complete', reason: null, total: null });
    expect(sorted(idsOf(records))).toEqual(heldIn(NOW - DAY, NOW));
    expect(pages.at(-1)?.cursor).toBeNull();
    const times = records.map((one) =>
      one.kind === 'record' ? (JSON.parse(one.text) as { published: string }).published : '',
    );
    expect(times).toEqual([...times].sort());
  });

  it('is read into entries of the organization, which is instance and tenant at once', async () => {
    const session = open(standIn, clock.now);
    const { pages } = await readAll(session, windowOf(session, 'published'));
    const entries = entriesOfPages(pages);
    expect(entries.length).toBe(heldIn(NOW - DAY, NOW).length);
    const [first] = entries;
    expect([first?.columns.instance, first?.columns.tenant?.id, session.instance]).toEqual(
      Array(3).fill('demo-clinic.okta.example'),
    );
    expect(first?.columns.nativeIdIsGlobal).toBe(true);
  });

  it('follows next links over pages of 1,000 and ends with the page that has none', async () => {
    standIn = await started({ entriesPerTenant: 2000, days: 1 });
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const session = open(standIn, clock.now, http);
    const { pages, records } = await readAll(session, windowOf(session, 'published', { from: NOW - 2 * DAY }));
    expect(pages.map(({ read }) => read)).toEqual([1000, 1000]);
    expect(new Set(idsOf(records)).size).toBe(2000);
    expect(http.requests[1]?.address).toContain('after=');
    expect(http.requests[1]?.query).toBeUndefined();
  });

  it('includes an event of its very first millisecond, though since may leave it out', async () => {
    const id = standIn.add('', NOW - DAY);
    const session = open(standIn, clock.now);
    expect(idsOf((await readAll(session, windowOf(session, 'published'))).records)).toContain(id);
  });

  it('goes on from a kept link, and from the beginning where Okta does not know the link any more', async () => {
    standIn = await started({ entriesPerTenant: 2500, days: 1 });
    const session = open(standIn, clock.now);
    const request = windowOf(session, 'published', { from: NOW - 2 * DAY });
    const whole = await readAll(session, request);
    const cursor = whole.pages[0]?.cursor ?? '';
    expect((await readAll(session, { ...request, cursor })).pages.map(({ read }) => read)).toEqual([1000, 500]);
    const stale = cursor.replace(/after=[^&]*/, 'after=stale');
    for (const lost of [stale, 'https://other.example/api/v1/logs?after=x', 'nonsense']) {
      expect((await readAll(session, { ...request, cursor: lost })).records.length).toBe(2500);
    }
  });

  it('is expired, and never complete, where a part of it is older than 90 days', async () => {
    const session = open(standIn, clock.now);
    const partly = windowOf(session, 'published', { from: NOW - 90 * DAY - HOUR, to: NOW - 89 * DAY });
    const { end } = await readAll(session, partly);
    expect(end.outcome).toBe('expired');
    expect(end.reason).toContain('90 days');
  });

  it('is expired where Okta refuses to look back more than 180 days', async () => {
    const session = open(standIn, clock.now);
    const { end, pages } = await readAll(
      session,
      windowOf(session, 'published', { from: NOW - 200 * DAY, to: NOW - 199 * DAY }),
    );
    expect([end.outcome, pages.length]).toEqual(['expired', 0]);
    expect(end.reason).toContain('180 days');
  });

  it('misses a late event, which polling finds', async () => {
    const session = open(standIn, clock.now);
    const window = windowOf(session, 'published', { from: NOW - 3 * DAY, to: NOW - 2 * DAY });
    const before = await readAll(session, window);
    const polledBefore = await readAll(session, windowOf(session, 'polled'));
    clock.at = NOW + HOUR;
    const late = standIn.add('', NOW - 2 * DAY - HOUR);
    expect(idsOf(before.records)).not.toContain(late);
    const polled = await readAll(
      session,
      windowOf(session, 'polled', { from: NOW, to: clock.at, checkpoint: polledBefore.pages.at(-1)?.cursor ?? null }),
    );
    expect(idsOf(polled.records)).toEqual([late]);
  });
});

describe('a polled window', () => {
  it('ends at the empty page, keeps the next link, and the next window goes on from it', async () => {
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const session = open(standIn, clock.now, http);
    const first = await readAll(session, windowOf(session, 'polled'));
    expect(first.end.outcome).toBe('complete');
    expect(first.pages.map(({ read }) => read).slice(-2)).toEqual([0, 0]);
    expect(http.requests[0]?.query?.map(([name]) => name)).toEqual(['since', 'sortOrder', 'limit']);
    const checkpoint = first.pages.at(-1)?.cursor ?? null;
    expect(checkpoint).not.toBeNull();

    clock.at = NOW + HOUR;
    const added = [standIn.add('', NOW + HOUR - 1000), standIn.add('', NOW - 10 * DAY)];
    const next = await readAll(session, windowOf(session, 'polled', { from: NOW, to: clock.at, checkpoint }));
    expect(sorted(idsOf(next.records))).toEqual(sorted(added));
  });

  it('ends with an event of its own end where the log grows faster than it is read', async () => {
    const session = open(standIn, clock.now);
    const http = fetchClient(standIn.address, standIn.secret);
    let now = NOW;
    const growing: HttpClient = {
      send(request, signal) {
        now += 1_000_000;
        clock.at = now;
        standIn.add('', now);
        return http.send(request, signal);
      },
    };
    const busy = open(standIn, clock.now, growing);
    const { end, pages } = await readAll(busy, windowOf(session, 'polled'));
    expect(end.outcome).toBe('complete');
    expect(pages.length).toBeLessThan(4);
  });

  it('begins a day earlier where its link is not known any more', async () => {
    const session = open(standIn, clock.now);
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const checkpoint = `${standIn.address}/api/v1/logs?limit=1000&after=stale`;
    const { end } = await readAll(open(standIn, clock.now, http), windowOf(session, 'polled', { checkpoint }));
    expect(end.outcome).toBe('complete');
    expect(http.requests[1]?.query?.[0]).toEqual(['since', new Date((NOW - 2 * DAY) / 1000 - 1).toISOString()]);
  });

  it('is a contradiction without a next link', async () => {
    const http = fetchClient(standIn.address, standIn.secret);
    const without: HttpClient = {
      async send(request, signal): Promise<HttpResponse> {
        return { ...(await http.send(request, signal)), headers: {} };
      },
    };
    const session = open(standIn, clock.now, without);
    await expect(readAll(session, windowOf(session, 'polled'))).rejects.toMatchObject({ kind: 'inconsistent' });
  });
});

describe('what goes wrong', () => {
  const failing = (kind: string) => expect.objectContaining({ name: 'BackendFailure', kind });

  it('names a refused token, a missing role and a wrong address, each with what to do', async () => {
    const answer = (status: number, body: string): HttpClient => ({
      send: () =>
        Promise.resolve({ status, headers: {}, body: new TextEncoder().encode(body), address: '', receivedAt: 0 }),
    });
    const wrong = open(standIn, clock.now, fetchClient(standIn.address, 'another'));
    await expect(readAll(wrong, windowOf(wrong, 'published'))).rejects.toThrow(
      /invalid, expired or revoked.*new API token/,
    );
    const forbidden = open(standIn, clock.now, answer(403, '{"errorCode":"E0000006"}'));
    await expect(readAll(forbidden, windowOf(forbidden, 'published'))).rejects.toEqual(failing('forbidden'));
    const nowhere = open(standIn, clock.now, answer(404, '<html>'));
    await expect(readAll(nowhere, windowOf(nowhere, 'published'))).rejects.toEqual(failing('not-found'));
    const refused = open(standIn, clock.now, answer(400, '{"errorCode":"E0000001","errorSummary":null}'));
    await expect(readAll(refused, windowOf(refused, 'published'))).rejects.toEqual(failing('refused'));
  });

  it('splits a window for which Okta needs more than 30 seconds', async () => {
    const slow: HttpClient = {
      send: () => Promise.reject(new BackendFailure('backend-error', 'failed', { detail: '{"errorCode":"E0000009"}' })),
    };
    const session = open(standIn, clock.now, slow);
    expect((await readAll(session, windowOf(session, 'published'))).end.outcome).toBe('capped');
  });

  it('fails, and is not complete, on a next link to itself, on HTML and on a cut body', async () => {
    const session = open(standIn, clock.now);
    for (const [fault, kind] of [
      ['next-to-itself', 'inconsistent'],
      ['wrong-content-type', 'malformed'],
      ['truncated-body', 'malformed'],
      ['malformed-body', 'malformed'],
    ] as const) {
      for (const stream of ['published', 'polled'] as const) {
        standIn.faults.set({ fault });
        await expect(readAll(session, windowOf(session, stream)), `${fault} ${stream}`).rejects.toEqual(failing(kind));
        standIn.faults.clear();
      }
    }
  });

  it('goes on over empty pages with a next link', async () => {
    standIn.faults.set({ fault: 'empty-page-with-next' });
    const session = open(standIn, clock.now);
    for (const stream of ['published', 'polled'] as const) {
      const { records, end } = await readAll(session, windowOf(session, stream));
      expect([sorted(idsOf(records)), end.outcome]).toEqual([heldIn(NOW - DAY, NOW), 'complete']);
    }
  });

  it('reads more events of one moment, or of one second, than a page holds', async () => {
    for (const fault of ['equal-times', 'cap-in-one-second'] as const) {
      standIn.faults.set({ fault });
      const session = open(standIn, clock.now);
      const { records, pages } = await readAll(session, windowOf(session, 'published'));
      expect(sorted(idsOf(records))).toEqual(heldIn(NOW - DAY, NOW));
      expect(pages.length).toBeGreaterThan(2);
    }
  });

  it('finds what is inserted between two pages by polling', async () => {
    standIn = await started({ entriesPerTenant: 2500, days: 1 });
    standIn.faults.set({ fault: 'inserted-between-pages', times: 1 });
    const session = open(standIn, clock.now);
    const window = windowOf(session, 'published', { from: NOW - 2 * DAY });
    const bounded = new Set(idsOf((await readAll(session, window)).records));
    const polled = await readAll(session, windowOf(session, 'polled', { from: NOW - 2 * DAY }));
    const missed = standIn.held().filter(({ nativeId }) => !bounded.has(nativeId));
    expect(missed.length).toBe(1);
    expect(idsOf(polled.records)).toContain(missed[0]?.nativeId);
  });

  it('hands on both bodies of a changed event, and a record of 50 MB whole', async () => {
    const session = open(standIn, clock.now);
    standIn.faults.set({ fault: 'changed-duplicates', times: 1 });
    const { records } = await readAll(session, windowOf(session, 'published'));
    expect(records.length).toBe(new Set(idsOf(records)).size + 1);
    standIn.faults.set({ fault: 'huge-record' });
    const huge = await readAll(session, windowOf(session, 'published'));
    expect(Math.max(...huge.records.map(({ bytes }) => bytes.length))).toBeGreaterThan(50 * 1024 * 1024);
  });

  it('no longer holds what was deleted at the backend', async () => {
    const session = open(standIn, clock.now);
    const before = idsOf((await readAll(session, windowOf(session, 'published'))).records);
    standIn.faults.set({ fault: 'deleted-entries', times: 1 });
    const after = idsOf((await readAll(session, windowOf(session, 'published'))).records);
    expect(after.length).toBe(before.length - 1);
  });

  it('misses nothing where the clock of Okta is an hour off: the link goes on where the clock would not', async () => {
    const session = open(standIn, clock.now);
    const first = await readAll(session, windowOf(session, 'polled'));
    standIn.faults.set({ fault: 'clock-off' });
    const late = standIn.add('', NOW - DAY);
    const checkpoint = first.pages.at(-1)?.cursor ?? null;
    const next = await readAll(session, windowOf(session, 'polled', { from: NOW, to: NOW + 1_000_000, checkpoint }));
    expect(idsOf(next.records)).toEqual([late]);
  });
});

describe("Okta's own description of its interface", () => {
  it('knows every request that is sent, links included', async (context) => {
    const contract = VendorContract.read('okta-system-log.json');
    if (contract === null) return context.skip();
    standIn = await started({ entriesPerTenant: 2500, days: 1 });
    const http = recording(fetchClient(standIn.address, standIn.secret));
    const session = open(standIn, clock.now, http);
    await readAll(session, windowOf(session, 'published', { from: NOW - 2 * DAY }));
    await readAll(session, windowOf(session, 'polled'));
    for await (const _ of session.check(new AbortController().signal));
    expect(http.requests.length).toBeGreaterThan(5);
    expect(http.requests.flatMap((request) => contract.problemsOf(request))).toEqual([]);
    for (const [name, value] of http.requests.flatMap(({ query }) => query ?? [])) {
      if (name === 'since' || name === 'until') expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(contract.problemsOf({ method: 'GET', address: '/api/v1/logs?sortOrder=UP&limit=many&page=2' }).length).toBe(
      3,
    );
  });

  it('describes what the stand-in answers, as far as it describes its own example', async (context) => {
    const contract = VendorContract.read('okta-system-log.json');
    if (contract === null) return context.skip();
    const validate = contract.schema('LogEvent');
    const own = contract.document.components.examples?.ListLogs as { readonly value: unknown };
    expect(validate(withoutNulls(own.value)), JSON.stringify(validate.errors)).toBe(true);
    const session = open(standIn, clock.now);
    const { records } = await readAll(session, windowOf(session, 'published'));
    const events = records.map((one) => (one.kind === 'record' ? (JSON.parse(one.text) as unknown) : null));
    expect(validate(withoutNulls(events)), JSON.stringify(validate.errors)).toBe(true);
  });
});
