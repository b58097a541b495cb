import { createServer, type AddressInfo, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpClientOptions } from '@app/adapters/http/http-client';
import { ExpectedFailure } from '@core/failure/failure';
import { clockwork, ID, NEVER, QUICK, request } from './clients';
import { client, closeAll, failureOf, json, opened, serve } from './opened';

afterEach(closeAll);

describe('an answer', () => {
  it('comes whole, decompressed and with its headers, whatever the compression', async () => {
    const body = JSON.stringify({ text: 'ä'.repeat(5000) });
    const forms = { gzip: gzipSync(body), deflate: deflateSync(body), br: brotliCompressSync(body), identity: body };
    const server = await serve(({ url }, response) => {
      const coding = new URL(url, 'http://x').searchParams.get('coding') as keyof typeof forms;
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding, 'x-a': ['1', '2'] });
      response.end(forms[coding]);
    });
    for (const coding of Object.keys(forms)) {
      const answer = await client(server.address).send(request({ query: [['coding', coding]] }), NEVER);
      expect(Buffer.from(answer.body).toString('utf8')).toBe(body);
      expect(answer.headers['x-a']).toBe('1, 2');
      expect(answer.address).toBe(`${server.address}/log`);
    }
  });

  it('is understood where deflate means the raw stream', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' });
      response.end(deflateRawSync('{}'));
    });
    expect(Buffer.from((await client(server.address).send(request(), NEVER)).body).toString()).toBe('{}');
  });

  it('keeps the query as the connector wrote it and appends to the base path', async () => {
    const server = await serve((_, response) => json(response, '{}'));
    const query = [['filter', 'a b+c&d=é']] as const;
    await client(`${server.address}/base`).send(request({ address: '/log?q=%20x', query }), NEVER);
    expect(server.seen[0]?.url).toBe('/base/log?q=%20x&filter=a%20b%2Bc%26d%3D%C3%A9');
  });

  it('that announced more than it brought is interrupted, never short', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":1}', () => response.socket?.end());
    });
    expect((await failureOf(client(server.address).send(request(), NEVER))).kind).toBe('interrupted');
    expect(server.seen).toHaveLength(5);
  });

  it('whose gzip ends in the middle is interrupted', async () => {
    const packed = gzipSync('{"a":1}'.repeat(100));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(packed.subarray(0, packed.byteLength - 9));
    });
    expect((await failureOf(client(server.address).send(request(), NEVER))).kind).toBe('interrupted');
  });

  it('that is no gzip though it says so is malformed', async () => {
    const server = await serve((_, response) => json(response, '{"a":1}', { 'content-encoding': 'gzip' }));
    expect((await failureOf(client(server.address).send(request(), NEVER))).kind).toBe('malformed');
  });

  it('that grows beyond its bound, compressed or not, is not read to its end', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const server = await serve(({ url }, response) => {
      response.writeHead(200, url === '/bomb' ? { 'content-encoding': 'gzip' } : {});
      response.end(url === '/bomb' ? bomb : Buffer.alloc(3_000_000));
    });
    for (const address of ['/bomb', '/plain']) {
      const failure = await failureOf(
        client(server.address).send(request({ address, maximumBytes: 2_000_000 }), NEVER),
      );
      expect([failure.kind, failure.message]).toEqual([
        'too-large',
        'The answer for the log is larger than 2 MB and was not read to its end.',
      ]);
    }
    expect(server.seen).toHaveLength(2);
  });

  it('with too many headers, or too large ones, is refused', async () => {
    const server = await serve(({ url }, response) => {
      if (url === '/many') for (let i = 0; i < 300; i += 1) response.setHeader(`x-${i}`, '1');
      else response.setHeader('x-large', 'y'.repeat(70_000));
      response.end('{}');
    });
    for (const address of ['/many', '/large']) {
      expect((await failureOf(client(server.address).send(request({ address }), NEVER))).kind).toBe('too-large');
    }
  });

  it('that never begins, stops in the middle or only drips ends in time', async () => {
    const timers: NodeJS.Timeout[] = [];
    const server = await serve(({ url }, response) => {
      if (url === '/silent') return;
      response.writeHead(200);
      response.write('{');
      if (url === '/drip') timers.push(setInterval(() => response.write(' '), 50));
    });
    for (const address of ['/silent', '/stops', '/drip']) {
      const limits = { ...QUICK, timeoutTries: 1 };
      const failure = await failureOf(client(server.address, { limits }).send(request({ address }), NEVER));
      expect(failure.kind).toBe('timeout');
    }
    for (const timer of timers) clearInterval(timer);
  });

  it('that is a web page is told apart from data', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<title>Sign in</title>');
    });
    const failure = await failureOf(client(server.address).send(request(), NEVER));
    expect([failure.kind, failure.detail]).toEqual(['malformed', '<title>Sign in</title>']);
  });

  it('says its status by its kind, with the words of the vendor', async () => {
    const kinds = { 400: 'refused', 401: 'sign-in-refused', 403: 'forbidden', 404: 'not-found', 500: 'backend-error' };
    const server = await serve(({ url }, response) => json(response, '{"error":"why"}', {}, Number(url.slice(1))));
    for (const [status, kind] of Object.entries(kinds)) {
      const failure = await failureOf(client(server.address).send(request({ address: `/${status}` }), NEVER));
      expect([failure.kind, failure.status, failure.detail]).toEqual([kind, Number(status), '{"error":"why"}']);
    }
    const accepted = await client(server.address).send(request({ address: '/404', accept: [404] }), NEVER);
    expect(accepted.status).toBe(404);
  });
});

describe('trying again', () => {
  it('waits as long as the backend asks, in seconds or by a date on its own clock, and says so', async () => {
    const { timing, waits } = clockwork();
    const told: string[] = [];
    const server = await serve((_, response, turn) => {
      if (turn === 1) json(response, '', { 'retry-after': '7' }, 429);
      else if (turn === 2) {
        response.sendDate = false;
        const dates = { date: 'Sun, 01 Mar 2026 15:00:00 GMT', 'retry-after': 'Sun, 01 Mar 2026 15:00:30 GMT' };
        json(response, '', dates, 503);
      } else json(response, '{}');
    });
    await client(server.address, { timing, onWait: (sentence) => told.push(sentence) }).send(request(), NEVER);
    expect(waits).toEqual([7000, 30_000]);
    expect(told.map((one) => one.replace(/:\d+/, ''))).toEqual([
      '127.0.0.1 asks to wait 7 s',
      '127.0.0.1 asks to wait 30 s',
    ]);
  });

  it('backs off by itself, ever longer, where the backend names no time, and gives up after ten tries', async () => {
    const { timing, waits } = clockwork();
    const server = await serve((_, response) => json(response, '', {}, 429));
    const limits = { ...QUICK, firstWaitMs: 1000, longestWaitMs: 60_000 };
    const failure = await failureOf(client(server.address, { timing, limits }).send(request(), NEVER));
    expect([failure.kind, server.seen.length]).toEqual(['throttled', 10]);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('gives up at once where the backend asks for more than a quarter of an hour', async () => {
    const { timing, waits } = clockwork();
    const server = await serve((_, response) => json(response, '', { 'retry-after': '3600' }, 429));
    expect((await failureOf(client(server.address, { timing }).send(request(), NEVER))).kind).toBe('throttled');
    expect([waits, server.seen.length]).toEqual([[], 1]);
  });

  it('knows throttling that comes under another status by the rules of the connector', async () => {
    const { timing, waits } = clockwork();
    const server = await serve((_, response, turn) =>
      turn === 1 ? json(response, '{"error":"quota"}', {}, 403) : json(response, '{}'),
    );
    const traffic: HttpClientOptions['traffic'] = {
      requests: 100,
      perMs: 1000,
      parallel: 1,
      throttling: (status, _headers, body) => (status === 403 && body.includes('quota') ? { retryAfterMs: 90 } : null),
    };
    await client(server.address, { timing, traffic }).send(request({ accept: [403] }), NEVER);
    expect(waits).toEqual([90]);
  });

  it('repeats after 5xx and broken connections, and tells the last failure after five tries', async () => {
    const server = await serve((_, response, turn) => {
      if (turn % 2 === 0) response.socket?.resetAndDestroy();
      else json(response, '{}', {}, 502);
    });
    expect((await failureOf(client(server.address).send(request(), NEVER))).kind).toBe('backend-error');
    expect(server.seen).toHaveLength(5);
  });

  it('never sends twice what must not be sent twice, unless the backend cannot have acted on it', async () => {
    const server = await serve(({ url }, response, turn) => {
      if (url === '/busy' && turn > 2) json(response, '{}');
      else json(response, '', {}, url === '/busy' ? 429 : 500);
    });
    const once = { method: 'POST', isRepeatable: false } as const;
    await failureOf(client(server.address).send(request({ ...once, address: '/fails' }), NEVER));
    expect(server.seen).toHaveLength(1);
    await client(server.address).send(request({ ...once, address: '/busy' }), NEVER);
    expect(server.seen).toHaveLength(3);
  });

  it('says that nothing listens, or that there is no such host', async () => {
    const server = await serve((_, response) => json(response, '{}'));
    await server.close();
    expect((await failureOf(client(server.address).send(request(), NEVER))).kind).toBe('unreachable');
    const nowhere = client('http://no-such-host.invalid');
    expect((await failureOf(nowhere.send(request(), NEVER))).kind).toBe('name-not-resolved');
  });

  it('ends at once when it is cancelled: while asking, while waiting, while queued', async () => {
    const server = await serve(({ url }, response) => {
      if (url === '/busy') json(response, '', { 'retry-after': '60' }, 429);
    });
    const traffic = { requests: 10, perMs: 1000, parallel: 1 };
    for (const address of ['/silent', '/busy']) {
      const one = client(server.address, { traffic, limits: { ...QUICK, headersMs: 5000, totalMs: 5000 } });
      const abort = new AbortController();
      const sent = [1, 2].map(() => one.send(request({ address }), abort.signal).catch((error: unknown) => error));
      setTimeout(() => abort.abort(), 100);
      for (const error of await Promise.all(sent)) {
        expect(error instanceof ExpectedFailure && error.code).toBe('cancelled');
      }
    }
  });
});

describe('the budget of a backend', () => {
  it('bounds the requests at once and in a span of time', async () => {
    let atOnce = 0;
    let most = 0;
    const server = await serve((_, response) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      setTimeout(() => {
        atOnce -= 1;
        json(response, '{}');
      }, 20);
    });
    const one = client(server.address, { traffic: { requests: 4, perMs: 300, parallel: 2 } });
    const begun = Date.now();
    await Promise.all(Array.from({ length: 9 }, () => one.send(request(), NEVER)));
    expect(most).toBe(2);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(600);
  });

  it('pauses before the next request where a good answer says that nothing is left', async () => {
    const { timing, waits } = clockwork();
    const server = await serve((_, response) => json(response, '{}', { 'x-left': '0' }));
    const pauseAfter = (headers: Readonly<Record<string, string>>) => (headers['x-left'] === '0' ? 1234 : null);
    const one = client(server.address, { timing, traffic: { requests: 9, perMs: 1000, parallel: 1, pauseAfter } });
    await one.send(request(), NEVER);
    await one.send(request(), NEVER);
    expect(waits).toEqual([1234]);
  });
});

describe('a proxy', () => {
  it('is asked by absolute address for plain HTTP, and tells when it wants a sign-in', async () => {
    const proxy = await serve(({ url }, response) => json(response, '{}', {}, url.includes('/log') ? 200 : 407));
    const one = client('http://backend.invalid', { environment: { http_proxy: proxy.address } });
    await one.send(request(), NEVER);
    expect([proxy.seen[0]?.url, proxy.seen[0]?.headers.authorization]).toEqual([
      'http://backend.invalid/log',
      'Bearer token-4711',
    ]);
    expect((await failureOf(one.send(request({ address: '/other' }), NEVER))).kind).toBe('unreachable');
  });
});

describe('what is not HTTP', () => {
  it('is malformed', async () => {
    const server: Server = createServer((socket) => socket.end('SSH-2.0-nothing\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => void server.close() });
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(client(`http://127.0.0.1:${port}`).send(request(), NEVER));
    expect(failure.kind).toBe('malformed');
    expect(failure.message).not.toContain(ID);
  });
});
