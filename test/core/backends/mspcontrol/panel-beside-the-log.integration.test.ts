import { mspcontrolConnector } from '@core/backends/mspcontrol/mspcontrol-connector';
import type { HttpClient } from '@core/http/http-client';
import { describe, expect, test } from 'vitest';
import { failureOf, heldIds, midnight, never, sessionOf, startPanel, windowOf } from './open-panel';

describe('Clear Log', () => {
  const range = { from: midnight('2026-11-12'), to: midnight('2026-11-14') };

  test('deletes exactly the whole days of one customer', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn);
    const { scope } = await windowOf(session, { tenant: '2001' });
    const before = standIn.held();
    const going = before.filter((one) => one.tenant === '2001' && one.at >= range.from && one.at < range.to);
    expect(await session.clearing?.count(scope, range, never)).toBe(going.length);
    await session.clearing?.clear(scope, range, never);
    expect(await session.clearing?.count(scope, range, never)).toBe(0);
    const left = new Set(standIn.held().map(({ nativeId }) => nativeId));
    expect(before.filter(({ nativeId }) => !left.has(nativeId))).toEqual(going);
    expect(session.clearing?.describe(scope).join(' ')).toMatch(/Harbor Clinic 1.*whole subtree.*Ignores severity/);
  });

  test('is refused for parts of days, and where the server’s zone is not known', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn);
    const { scope } = await windowOf(session, { tenant: '2001' });
    const part = { from: range.from, to: range.to - 1 };
    const work = session.clearing?.clear(scope, part, never) ?? Promise.resolve();
    expect((await failureOf(work)).message).toContain('whole days only');
    const zoneless = sessionOf(standIn, { zone: '' });
    const other = zoneless.clearing?.count(scope, range, never) ?? Promise.resolve();
    expect((await failureOf(other)).message).toContain('set the zone of the connection first');
    expect(heldIds(standIn, '2001')).toHaveLength(200);
  });
});

describe('what is said before anything is sent', () => {
  const warn = (options: object, looks: { hasColon: boolean; isAscii: boolean }, address = 'https://p.example') =>
    mspcontrolConnector.warn?.({ address, account: 'ada', options } as never, looks) ?? [];

  test('a password that HTTP Basic cannot carry there, and an address without TLS', () => {
    expect(warn({}, { hasColon: true, isAscii: true })).toEqual([expect.stringContaining('has a colon')]);
    expect(warn({}, { hasColon: false, isAscii: false })).toEqual([expect.stringContaining('ASCII only')]);
    expect(warn({ profile: 'solidcp-wcf' }, { hasColon: true, isAscii: false })).toEqual([]);
    expect(warn({}, { hasColon: false, isAscii: true }, 'http://p.example')).toEqual([
      expect.stringContaining('unprotected'),
    ]);
  });

  test('options that are not understood, or are not whole', async () => {
    const standIn = await startPanel();
    expect(() => sessionOf(standIn, { zone: 'Nowhere/At-all' })).toThrow(/zone: This is no IANA time zone/);
    expect(() => sessionOf(standIn, { profile: 'custom' })).toThrow(/lacks its path, namespace, action/);
  });

  test('a service of another kind is described by hand', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn, {
      profile: 'custom',
      path: '/basic/{service}',
      namespace: 'http://smbsaas/solidcp/enterpriseserver/',
      action: 'http://smbsaas/solidcp/enterpriseserver/I{service}/{operation}',
      signIn: 'credentials',
    });
    expect(await session.tenants(never)).toHaveLength(4);
  });
});

describe('the file that a task made', () => {
  const question = { nativeId: 'a/b', item: 'x', record: '<Table1><RecordID>1</RecordID></Table1>' };
  const asked = async (options: Readonly<Record<string, unknown>>, record = question.record) => {
    const standIn = await startPanel();
    const seen: string[] = [];
    const http: HttpClient = {
      send(request) {
        seen.push(request.address);
        const headers = {
          'content-disposition': 'attachment; filename="report.pdf"',
          'content-type': 'application/pdf',
        };
        const address = `${standIn.address}${request.address}`;
        return Promise.resolve({ status: 200, headers, body: new Uint8Array([1]), address, receivedAt: 0 });
      },
    };
    const session = sessionOf(standIn, options, { http });
    return { seen, found: await session.artefact?.({ ...question, record }, never) };
  };

  test('is fetched from the address in its column, or by the template', async () => {
    const record = '<Table1><RecordID>1</RecordID><download>/files/7?x=1</download></Table1>';
    const byColumn = await asked({}, record);
    expect(byColumn.seen).toEqual(['/files/7?x=1']);
    expect(byColumn.found).toMatchObject({ name: 'report.pdf', mediaType: 'application/pdf' });
    expect((await asked({ artefactAddress: '/files/{nativeId}' })).seen).toEqual(['/files/a%2Fb']);
  });

  test('is none where nothing names it', async () => {
    expect(await asked({})).toEqual({ seen: [], found: null });
  });
});
