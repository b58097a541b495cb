import { createServer, type AddressInfo, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectionHttpClient, HttpClientOptions } from '@app/adapters/http/http-client';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';
import { clientTo, clockwork, ID, NEVER, QUICK, request } from './clients';
import { type Answer, type LocalServer, startLocalServer } from './local-server';

const opened: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await startLocalServer(answer);
  opened.push(server);
  return server;
}

function client(address: string, more: Partial<HttpClientOptions> = {}, secret?: string): ConnectionHttpClient {
  const made = clientTo(address, more, secret);
  opened.push(made);
  return made;
}

const json = (
  response: Parameters<Answer>[1],
  body: string,
  headers: Record<string, string> = {},
  status = 200,
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
};

const failureOf = async (work: Promise<unknown>): Promise<BackendFailure> => {
  const error = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackendFailure)) throw error;
  return error;
};

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

describe('redirects', () => {
  it('are followed on the same origin with the secret, five at most', async () => {
    const server = await serve(({ url }, response) => {
      const turn = Number(url.slice(1));
      if (turn >= 5) json(response, '{}');
      else json(response, '', { location: `/${turn + 1}` }, 302);
    });
    const answer = await client(server.address).send(request({ address: '/0' }), NEVER);
    expect(answer.address).toBe(`${server.address}/5`);
    expect(server.seen.every(({ headers }) => headers.authorization === 'Bearer token-4711')).toBe(true);
    const circle = await serve((_, response) => json(response, '', { location: '/again' }, 302));
    expect((await failureOf(client(circle.address).send(request(), NEVER))).kind).toBe('redirected');
    expect(circle.seen).toHaveLength(6);
  });

  it('to another host are told and not followed: it never sees the secret', async () => {
    const other = await serve((_, response) => json(response, '{}'));
    const server = await serve((_, response) => json(response, '', { location: `${other.address}/log` }, 307));
    const failure = await failureOf(client(server.address).send(request(), NEVER));
    expect([failure.kind, other.seen.length]).toEqual(['redirected', 0]);
    expect(failure.message).toContain(other.address);
  });

  it('are the only way a body could become another request, so a POST is not turned into a GET', async () => {
    const server = await serve(({ url }, response) =>
      url === '/log' ? json(response, '', { location: '/new' }, 302) : json(response, '{}'),
    );
    const post = request({ method: 'POST', body: { text: '{}', type: 'application/json' } });
    expect((await failureOf(client(server.address).send(post, NEVER))).kind).toBe('redirected');
  });
});

describe('the secret', () => {
  it('goes where the connector says', async () => {
    const server = await serve((_, response) => json(response, '{}'));
    const secret = 'p:ä<"\'&%s+/ =1';
    const one = client(server.address, {}, secret);
    const text = { text: '<p>MARK</p>', type: 'text/xml' };
    const body = (escape: 'xml' | 'json', value = text) =>
      request({ method: 'POST', signIn: { kind: 'body', mark: 'MARK', escape }, body: value });
    await one.send(request({ signIn: { kind: 'basic', user: 'ann' } }), NEVER);
    await one.send(request({ signIn: { kind: 'header', name: 'X-Key', prefix: 'SSWS ' } }), NEVER);
    await one.send(request({ address: '/log?key=old&a=b%20c', signIn: { kind: 'query', name: 'key' } }), NEVER);
    await one.send(body('xml'), NEVER);
    await one.send(body('json', { text: '{"p":"MARK"}', type: 'application/json' }), NEVER);
    await one.send(request({ signIn: { kind: 'none' } }), NEVER);
    const [basic, header, query, xml, jsonBody, none] = server.seen;
    expect(basic?.headers.authorization).toBe(`Basic ${Buffer.from(`ann:${secret}`).toString('base64')}`);
    expect(Buffer.from(String(header?.headers['x-key']), 'latin1').toString('latin1')).toBe(`SSWS ${secret}`);
    expect(query?.url).toBe(`/log?a=b%20c&key=${encodeURIComponent(secret).replace("'", '%27')}`);
    expect(xml?.body).toBe('<p>p:ä&lt;&quot;&apos;&amp;%s+/ =1</p>');
    expect(JSON.parse(jsonBody?.body ?? '')).toEqual({ p: secret });
    expect(none?.headers.authorization).toBeUndefined();
  });

  it('is never sent to another origin than the connection’s, named absolutely or not', async () => {
    const other = await serve((_, response) => json(response, '{}'));
    const server = await serve((_, response) => json(response, '{}'));
    const one = client(server.address);
    expect((await failureOf(one.send(request({ address: `${other.address}/log` }), NEVER))).kind).toBe('redirected');
    expect(other.seen).toHaveLength(0);
    await one.send(request({ address: `${server.address}/next` }), NEVER);
    expect(server.seen[0]?.url).toBe('/next');
    await one.send(request({ address: `${other.address}/public`, signIn: { kind: 'none' } }), NEVER);
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('that is missing is asked for, with the keychain’s own reason', async () => {
    const secrets = new MemorySecretStore();
    secrets.problem = 'locked';
    const failure = await failureOf(client('http://127.0.0.1:9', { secrets }).send(request(), NEVER));
    expect(failure.kind).toBe('no-secret');
    expect(failure.message).toMatch(
      /^There is no secret for the connection "A backend"; set it\. The keychain is locked/,
    );
  });

  it('that cannot stand in a header is refused without being shown', async () => {
    const failure = await failureOf(client('http://127.0.0.1:9', {}, 'two\nlines').send(request(), NEVER));
    expect([failure.kind, failure.message.includes('lines')]).toEqual(['no-secret', false]);
  });

  it('is exchanged for a token once, which is refreshed when it is refused or about to expire', async () => {
    const { timing } = clockwork();
    let tokens = 0;
    const issuer = await serve((_, response) => {
      tokens += 1;
      json(response, JSON.stringify({ access_token: `issued-${tokens}`, expires_in: 3600 }));
    });
    const server = await serve(({ headers }, response) =>
      headers.authorization === 'Bearer issued-1' && tokens === 1 && server.seen.length > 3
        ? json(response, '{}', {}, 401)
        : json(response, '{}'),
    );
    const signIn = {
      kind: 'client-credentials' as const,
      tokenAddress: `${issuer.address}/token`,
      clientId: 'client-1',
      scope: 'all',
      fields: { resource: 'r' },
    };
    const one = client(server.address, { timing }, 'client&secret');
    await Promise.all([1, 2, 3].map(() => one.send(request({ signIn }), NEVER)));
    expect(tokens).toBe(1);
    expect(Object.fromEntries(new URLSearchParams(issuer.seen[0]?.body))).toEqual({
      resource: 'r',
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 'client&secret',
      scope: 'all',
    });
    await one.send(request({ signIn }), NEVER);
    expect([tokens, server.seen.at(-1)?.headers.authorization]).toEqual([2, 'Bearer issued-2']);
    await timing.wait(3_550_000, NEVER);
    await one.send(request({ signIn }), NEVER);
    expect(tokens).toBe(3);
  });

  it('that a token server refuses is told as a refused sign-in', async () => {
    const issuer = await serve((_, response) => json(response, '{"error":"invalid_client"}', {}, 400));
    const signIn = {
      kind: 'client-credentials' as const,
      tokenAddress: issuer.address,
      clientId: 'client-1',
      scope: null,
      fields: {},
    };
    const failure = await failureOf(client('http://127.0.0.1:9').send(request({ signIn }), NEVER));
    expect([failure.kind, failure.detail]).toEqual(['sign-in-refused', '{"error":"invalid_client"}']);
  });

  it('is in no failure, no sentence and no error, in whatever form the backend repeats it', async () => {
    const secret = 'p:ä<"\'&%s+/ =1';
    const forms = [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ x: secret }).toString().slice(2),
      Buffer.from(`ann:${secret}`).toString('base64'),
      Buffer.from(secret).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
      'p:ä&lt;&quot;&apos;&amp;%s+/ =1',
      'p:ä&lt;"\'&amp;%s+/ =1',
    ];
    const told: string[] = [];
    const server = await serve(({ url }, response) => {
      const words = `${'x'.repeat(1985)}${forms.join(' ')} ${url}`;
      if (url.startsWith('/redirect'))
        json(response, '', { location: `http://evil.invalid/${encodeURIComponent(secret)}` }, 302);
      else if (url.startsWith('/reset')) response.socket?.resetAndDestroy();
      else json(response, url.startsWith('/far') ? words : forms.join(' '), {}, url.startsWith('/busy') ? 429 : 400);
    });
    const one = client(server.address, { onWait: (sentence) => told.push(sentence) }, secret);
    const signIns = [
      { kind: 'basic', user: 'ann' },
      { kind: 'query', name: 'key' },
    ] as const;
    for (const address of [
      '/bad',
      '/far',
      '/redirect',
      '/reset',
      '/busy',
      `/${encodeURIComponent(secret)}`,
      '//',
      'http://[',
    ]) {
      for (const signIn of signIns) {
        const error: unknown = await one.send(request({ address, signIn }), NEVER).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(BackendFailure);
        const { message, stack, detail, cause } = error as BackendFailure;
        const all = [message, stack, detail, String(cause), JSON.stringify(error), ...told].join('\n');
        expect(forms.filter((form) => all.includes(form))).toEqual([]);
        expect(cause).toBeUndefined();
      }
    }
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
