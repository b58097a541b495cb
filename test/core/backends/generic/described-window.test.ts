import { afterEach, describe, expect, it } from 'vitest';
import { readAll } from '../read-all';
import { type Answered, type Asked, DAY, HOUR, NOW, openDescribed, serve, windowOf } from './described-world';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function started(answer: (asked: Asked, number: number) => Answered) {
  const server = await serve(answer);
  open.push(server);
  return server;
}

const FROM = NOW - DAY;
const item = (id: number | string, at = FROM + 1_000_000) => ({
  id: String(id),
  timestamp: new Date(at / 1000).toISOString(),
});
const RANGE = [
  { name: 'from', value: '{from}' },
  { name: 'to', value: '{to}' },
];
const CURSOR = { name: 'cursor', value: '{cursor}' };
const BY_LINK = { request: { query: RANGE }, paging: { kind: 'link-header' as const } };

async function collect(
  answer: (asked: Asked, number: number) => Answered,
  parts: Parameters<typeof openDescribed>[1],
  range: { from: number; to: number } = { from: FROM, to: NOW },
) {
  const server = await started(answer);
  const { session, scope } = openDescribed(server.address, parts);
  const result = await readAll(session, windowOf(scope, range.from, range.to));
  return { ...result, asked: server.asked };
}

describe('the stop rule', () => {
  it('takes a short page for no end', async () => {
    const { records, end } = await collect(
      (_, number) =>
        number < 4
          ? { body: [item(number)], headers: { link: `</?page=${number}>; rel="next"` } }
          : { body: [item(number)] },
      BY_LINK,
    );
    expect([records.length, end.outcome]).toEqual([4, 'complete']);
  });

  it('takes a missing next for no end where the empty page is', async () => {
    const parts = { ...BY_LINK, paging: { kind: 'link-header' as const, stop: 'empty-page' as const } };
    await expect(collect(() => ({ body: [item(1)] }), parts)).rejects.toMatchObject({ kind: 'inconsistent' });
    const { end } = await collect(
      (_, number) => ({ body: number < 3 ? [item(number)] : [], headers: { link: `</?page=${number}>; rel="next"` } }),
      parts,
    );
    expect(end.outcome).toBe('complete');
  });

  it('gives up where empty pages never end', async () => {
    const many = (_: Asked, number: number) => ({ body: [], headers: { link: `</?page=${number}>; rel="next"` } });
    await expect(collect(many, BY_LINK)).rejects.toThrow('1000 empty pages');
  });

  it('gives up where counted pages bring the same entries for ever', async () => {
    const parts = {
      request: { query: [...RANGE, { name: 'page', value: '{page}' }] },
      paging: { kind: 'page' as const },
    };
    await expect(collect(() => ({ body: [item(1), item(2)] }), parts)).rejects.toThrow('the same entries again');
  });

  it('goes on where one counted page has shifted wholly onto the next', async () => {
    const pages = [[item(1)], [item(1)], [item(2)], []];
    const parts = {
      request: { query: [...RANGE, { name: 'page', value: '{page}' }] },
      paging: { kind: 'page' as const },
    };
    const { records, end } = await collect((_, number) => ({ body: pages[number - 1] ?? [] }), parts);
    expect([records.length, end.outcome]).toEqual([2, 'complete']);
  });

  it('trusts the total only where the description says so', async () => {
    const parts = {
      request: { query: [...RANGE, { name: 'offset', value: '{offset}' }] },
      items: { place: '/items', totalPlace: '/total' },
      paging: { kind: 'offset' as const, stop: 'total' as const },
    };
    const { asked, end } = await collect(() => ({ body: { items: [item(1), item(2)], total: '2' } }), parts);
    expect([asked.length, end]).toEqual([1, { outcome: 'complete', reason: null, total: 2 }]);
  });

  it('says capped where one answer is all and is full', async () => {
    const parts = { request: { query: [...RANGE, { name: 'limit', value: '{limit}' }] }, limit: 2 };
    const { end } = await collect(() => ({ body: [item(1), item(2)] }), parts);
    expect(end.outcome).toBe('capped');
  });

  it('says capped at the most that the backend gives, and asks no further', async () => {
    const { end, asked } = await collect(
      (_, number) => ({ body: [item(number)], headers: { link: `</?page=${number}>; rel="next"` } }),
      { ...BY_LINK, windows: { cap: 3 } },
    );
    expect([end.outcome, asked.length]).toEqual(['capped', 3]);
  });
});

describe('an opaque token', () => {
  const parts = (paging: object) => ({
    request: { query: [...RANGE, CURSOR] },
    items: { place: '/items' },
    paging: { kind: 'token' as const, ...paging },
  });

  it('is taken from the first place that has one, and sent escaped', async () => {
    const { asked, records } = await collect(
      (_, number) =>
        number === 1
          ? { body: { items: [item(1)], info: { cursors: {}, cursor: 'a b&c=d' } } }
          : { body: { items: [item(2)] } },
      parts({ places: ['/info/cursors/after', '/info/cursor'] }),
    );
    expect(new URL(asked[1]?.url ?? '', 'http://x').searchParams.get('cursor')).toBe('a b&c=d');
    expect(records).toHaveLength(2);
  });

  it('that is a number too large for a double is sent digit by digit', async () => {
    const { asked } = await collect(
      (_, number) => ({
        body: number === 1 ? '{"items":[],"next":9007199254740993}' : '{"items":[],"next":null}',
      }),
      parts({ places: ['/next'] }),
    );
    expect(asked[1]?.url).toContain('cursor=9007199254740993');
  });

  it('comes in a header too', async () => {
    const { records } = await collect(
      (_, number) => ({ body: { items: [item(number)] }, headers: number === 1 ? { 'x-next': 't' } : {} }),
      parts({ places: [], header: 'X-Next' }),
    );
    expect(records).toHaveLength(2);
  });

  it('must be there where the backend says that more follows', async () => {
    const more = parts({ places: ['/next'], morePlace: '/more' });
    await expect(collect(() => ({ body: { items: [], more: true } }), more)).rejects.toMatchObject({
      kind: 'inconsistent',
    });
    await expect(collect(() => ({ body: { items: [] } }), more)).rejects.toMatchObject({ kind: 'malformed' });
    const { end } = await collect(() => ({ body: { items: [], more: false, next: 'last' } }), more);
    expect(end.outcome).toBe('complete');
  });

  it('that comes again ends the window as inconsistent', async () => {
    const again = collect(() => ({ body: { items: [item(1)], next: 'same' } }), parts({ places: ['/next'] }));
    await expect(again).rejects.toMatchObject({ kind: 'inconsistent' });
  });
});

describe('an id checkpoint', () => {
  const request = {
    query: [
      { name: 'q', value: '[{from} TO {to}]', on: 'first' as const },
      { name: 'from', value: '{cursor}', on: 'next' as const },
      { name: 'take', value: '{limit}', on: 'next' as const },
    ],
  };

  it('sends other parameters on the first page than on the next, and ends with the empty page', async () => {
    const pages = [[item('x1'), item('x2')], [item('x3')], []];
    const { asked, records, end } = await collect((_, number) => ({ body: pages[number - 1] ?? [] }), {
      request,
      paging: { kind: 'checkpoint' },
      limit: 2,
    });
    expect(asked.map((one) => decodeURIComponent(one.url))).toEqual([
      '/?q=[2026-10-04T00:00:00.000Z+TO+2026-10-05T00:00:00.000Z]',
      '/?from=x2&take=2',
      '/?from=x3&take=2',
    ]);
    expect([records.length, end.outcome]).toEqual([3, 'complete']);
  });

  it('that comes again with its own item ends where nothing is new', async () => {
    const pages = [[item(1), item(2)], [item(2), item(3)], [item(3)]];
    const { records, end } = await collect((_, number) => ({ body: pages[number - 1] ?? [] }), {
      request,
      paging: { kind: 'checkpoint', isInclusive: true },
    });
    expect([records.length, end.outcome]).toEqual([3, 'complete']);
  });

  it('stops behind the window only where it is said to be in order, and keeps what came with it', async () => {
    const pages = [[item(1)], [item(2), item(3, NOW + HOUR)], [item(4, NOW + HOUR)]];
    const { records, asked } = await collect((_, number) => ({ body: pages[number - 1] ?? [item(99)] }), {
      request,
      paging: { kind: 'checkpoint', stopsBehindWindow: true },
    });
    expect([records.length, asked.length]).toEqual([4, 3]);
  });

  it('without an id is an answer that cannot be gone on from', async () => {
    const nameless = collect(() => ({ body: [{ timestamp: '2026-10-04T01:00:00Z' }] }), {
      request,
      paging: { kind: 'checkpoint' },
    });
    await expect(nameless).rejects.toMatchObject({ kind: 'inconsistent' });
  });
});

describe('what an answer must be', () => {
  it('fails on errors of GraphQL that come with status 200', async () => {
    const parts = {
      request: { method: 'POST' as const, body: '{"query":"{ log }","variables":{"from":"{from}"}}' },
      items: { place: '/data/log', errorsPlace: '/errors' },
    };
    const failing = collect(() => ({ body: { data: null, errors: [{ message: 'Nope' }] } }), parts);
    await expect(failing).rejects.toMatchObject({ kind: 'backend-error', detail: '[{"message":"Nope"}]' });
    const partial = collect(() => ({ body: { data: { log: [] }, errors: [{ message: 'Half' }] } }), parts);
    await expect(partial).rejects.toMatchObject({ kind: 'backend-error' });
    const { end, asked } = await collect(() => ({ body: { data: { log: [] }, errors: [] } }), parts);
    expect(end.outcome).toBe('complete');
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      query: '{ log }',
      variables: { from: '2026-10-04T00:00:00.000Z' },
    });
  });

  it.each([{}, { items: null }, { items: {} }])('is never taken for an empty page: %o', async (body) => {
    const missing = collect(() => ({ body }), { request: { query: RANGE }, items: { place: '/items' } });
    await expect(missing).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('follows no next page to another host, and hands on what came before', async () => {
    const server = await started(() => ({ body: [item(1)], headers: { link: '<https://evil.example/>; rel="next"' } }));
    const { session, scope } = openDescribed(server.address, BY_LINK);
    await expect(readAll(session, windowOf(scope, FROM, NOW))).rejects.toMatchObject({ kind: 'redirected' });
  });

  it('keeps no key of the address with a cursor', async () => {
    const server = await started((_, number) => ({
      body: number === 1 ? { items: [item(1)], next: '/?key=s3cret&page=2' } : { items: [] },
    }));
    const { session, scope } = openDescribed(server.address, {
      request: { query: RANGE },
      signIn: { kind: 'query', name: 'key' },
      items: { place: '/items' },
      paging: { kind: 'next-address' },
    });
    const { pages } = await readAll(session, windowOf(scope, FROM, NOW));
    expect(pages[0]?.cursor).toBe(`next-address:${server.address}/?page=2`);
    expect(server.asked[1]?.url).toBe('/?page=2&key=s3cret');
  });

  it('keeps items that are no records, to be told as rejected', async () => {
    const { records, end } = await collect(() => ({ body: [item(1), 'text', null, 7, {}] }), {
      request: { query: RANGE },
    });
    expect([records.length, end.outcome]).toEqual([5, 'complete']);
  });

  it('keeps entries without a time', async () => {
    const { records, end } = await collect(() => ({ body: [{ id: '1' }, item(2)] }), { request: { query: RANGE } });
    expect([records.length, end.outcome]).toEqual([2, 'complete']);
  });

  it('hands on equal records without an id as often as they come, also when it is read twice', async () => {
    const equal = { timestamp: '2026-10-04T01:00:00Z', what: 'tick' };
    let reading = 0;
    const { records, end } = await collect(
      () => {
        reading += 1;
        return { body: { items: [equal, equal], total: reading === 1 ? 3 : 2 } };
      },
      { request: { query: RANGE }, items: { place: '/items', totalPlace: '/total' } },
    );
    expect([records.length, end.outcome]).toEqual([2, 'complete']);
  });

  it('that lies wholly outside the time asked for proves nothing of that time', async () => {
    const elsewhere = collect(() => ({ body: [item(1, NOW - 9 * DAY)] }), { request: { query: RANGE } });
    await expect(elsewhere).rejects.toThrow('none of them within the time asked for');
    const partly = await collect(() => ({ body: [item(1, NOW - 9 * DAY), item(2)] }), { request: { query: RANGE } });
    expect([partly.records.length, partly.end.outcome]).toEqual([2, 'complete']);
  });
});

describe('retention', () => {
  const parts = { request: { query: RANGE }, windows: { retentionDays: 10 } };

  it('asks nothing of what is older, and says expired', async () => {
    const { asked, end } = await collect(() => ({ body: [] }), parts, { from: NOW - 20 * DAY, to: NOW - 19 * DAY });
    expect([asked.length, end.outcome]).toEqual([0, 'expired']);
  });

  it('asks for the part that is still kept, and says that the rest is not', async () => {
    const range = { from: NOW - 10 * DAY - 6 * HOUR, to: NOW - 9 * DAY };
    const { asked, end } = await collect(() => ({ body: [] }), parts, range);
    expect(new URL(asked[0]?.url ?? '', 'http://x').searchParams.get('from')).toBe('2026-09-25T00:05:00.000Z');
    expect(end.outcome).toBe('expired');
  });
});
