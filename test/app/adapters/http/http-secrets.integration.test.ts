import { afterEach, describe, expect, it } from 'vitest';
import { BackendFailure } from '@core/http/backend-failure';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';
import { clockwork, NEVER, request } from './clients';
import { client, closeAll, failureOf, json, serve } from './opened';

afterEach(closeAll);

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
