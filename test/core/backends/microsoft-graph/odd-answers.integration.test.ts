import { microsoftGraphConnector } from '@core/backends/microsoft-graph/microsoft-graph-connector';
import { microsoft365Connector } from '@core/backends/microsoft365/microsoft365-connector';
import type { Connector } from '@core/backends/connector';
import { FaultBoard } from '@demo/backends/fault';
import { EntraTokens, json } from '@demo/backends/microsoft365/entra-tokens';
import { startMicrosoft365StandIn } from '@demo/backends/microsoft365/microsoft365-stand-in';
import { startStandInServer } from '@demo/backends/server/stand-in-server';
import type { StandInAnswer } from '@demo/backends/server/stand-in-answer';
import type { StandIn } from '@demo/backends/stand-in';
import { describe, expect, it } from 'vitest';
import { DAY, openSession, type ReadWindow, readWindow } from '../microsoft365/opened-session';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;
const TENANT = '53b301a5-84d1-4c8c-95d9-cd16e3687e07';
const FOREIGN = 'http://127.0.0.1:9';

/** Reads a window of a server that answers whatever is asked with the answers given, one after the other. */
async function readFrom(
  connector: Connector,
  stream: string,
  answers: (address: string) => readonly StandInAnswer[],
): Promise<ReadWindow & { readonly asked: readonly string[] }> {
  const now = (): number => NOW;
  const tokens = new EntraTokens([TENANT], now);
  const asked: string[] = [];
  const server = await startStandInServer({
    faults: new FaultBoard(),
    now,
    answer(request) {
      const token = tokens.answer(request);
      if (token !== null) return token;
      asked.push(request.path);
      return answers(server.address)[asked.length - 1] ?? json(500, null);
    },
  });
  const like = await startMicrosoft365StandIn({ now, tenants: 1, entriesPerTenant: 1, days: 1 });
  const standIn: StandIn = {
    ...like,
    connector: connector.id,
    address: server.address,
    options: { tenants: [TENANT], loginAddress: server.address },
  };
  const opened = openSession(connector, standIn, { now });
  const read = await readWindow(opened.session, { tenant: TENANT, stream, from: NOW - DAY, to: NOW });
  await opened.close();
  await like.close();
  await server.close();
  return { ...read, asked };
}

const record = (more: Record<string, unknown> = {}) => ({
  id: 'Directory_1',
  activityDateTime: '2026-11-21T11:00:00.1234567Z',
  ...more,
});

describe('answers of Graph that are not as they should be', () => {
  const read = (...answers: readonly unknown[]) =>
    readFrom(microsoftGraphConnector, 'directoryAudits', () => answers.map((answer) => json(200, answer)));

  it('follows no next link to another host, and sends it no token', async () => {
    const result = await read({ value: [record()], '@odata.nextLink': `${FOREIGN}/v1.0/auditLogs/directoryAudits` });
    expect(result.failure?.kind).toBe('redirected');
    expect(result.end).toBeNull();
    expect(result.asked).toHaveLength(1);
  });

  it('takes a page without a list for malformed, never for the end', async () => {
    for (const answer of [{}, { value: null }, { value: {} }, [], null, 'text']) {
      const result = await read(answer);
      expect(result.failure?.kind).toBe('malformed');
    }
  });

  it('takes a next link that is no address for malformed', async () => {
    for (const next of [1, '', 'tomorrow', '/v1.0/next', {}]) {
      const result = await read({ value: [record()], '@odata.nextLink': next });
      expect(result.failure?.kind).toBe('malformed');
    }
  });

  it('reads records in which everything but the time is null', async () => {
    const empty = record({
      initiatedBy: null,
      targetResources: null,
      category: null,
      loggedByService: null,
      result: null,
    });
    const result = await read({ value: [empty, record({ id: null })], '@odata.nextLink': null });
    expect(result.end?.outcome).toBe('complete');
    expect(result.entries.map((entry) => [entry.columns.nativeId, entry.columns.tenant?.id])).toEqual([
      ['Directory_1', TENANT],
      [null, TENANT],
    ]);
  });

  it('keeps a search record whole where its inner record is none', async () => {
    const time = '2026-11-21T11:00:00Z';
    const whole = [null, 'text', {}, { Id: null }, { Id: '' }].map((auditData, number) => ({
      id: `record-${number}`,
      createdDateTime: time,
      auditData,
    }));
    const inner = {
      id: 'outer',
      createdDateTime: time,
      auditData: { Id: 'inner', CreationTime: '2026-11-21T11:00:00' },
    };
    const result = await readFrom(microsoftGraphConnector, 'unified', () => [
      json(201, { id: 'job', status: 'notStarted' }),
      json(200, { id: 'job', status: 'succeeded' }),
      json(200, { value: [...whole, inner] }),
    ]);
    expect(result.end?.outcome).toBe('complete');
    const ids = result.entries.map((entry) => entry.columns.nativeId);
    expect(ids.toSorted()).toEqual(['inner', 'record-0', 'record-1', 'record-2', 'record-3', 'record-4']);
  });
});

describe('answers of the Management Activity API that are not as they should be', () => {
  const subscribed = json(200, [
    { contentType: 'Audit.General', status: 'enabled' },
    null,
    { contentType: 'Audit.Exchange', status: 'DISABLED' },
  ]);
  const blobAt = (contentUri: unknown, contentId: unknown) => ({
    contentUri,
    contentId,
    contentCreated: '2026-11-21T10:00:00Z',
  });

  it('asks no other host for content, and counts it as missing', async () => {
    const result = await readFrom(microsoft365Connector, 'Audit.General', (address) => [
      subscribed,
      json(200, [blobAt(`${FOREIGN}/content`, 'a'), blobAt(`${address}/content/b`, 'b'), blobAt(null, 'c'), null]),
      json(200, [{ Id: 'one', CreationTime: '2026-11-21T09:00:00', OrganizationId: TENANT }]),
    ]);
    expect(result.entries.map((entry) => entry.columns.nativeId)).toEqual(['one']);
    expect(result.failure?.message).toContain('3 of 4 pieces of content could not be read');
  });

  it('follows no next page at another host', async () => {
    const result = await readFrom(microsoft365Connector, 'Audit.General', () => [
      subscribed,
      { ...json(200, []), headers: { 'content-type': 'application/json', NextPageUri: `${FOREIGN}/next` } },
    ]);
    expect(result.failure?.kind).toBe('redirected');
  });

  it('takes a list that is none for malformed', async () => {
    for (const list of [null, {}, { value: [] }]) {
      const result = await readFrom(microsoft365Connector, 'Audit.General', () => [subscribed, json(200, list)]);
      expect(result.failure?.kind).toBe('malformed');
    }
  });

  it('leaves no entry out whose record spells its organization otherwise, or names none', async () => {
    const organizations = [TENANT.toUpperCase(), '00000000-0000-0000-0000-000000000000', undefined, 'another'];
    const records = organizations.map((OrganizationId, number) => ({
      Id: `record-${number}`,
      CreationTime: '2026-11-21T09:00:00',
      OrganizationId,
    }));
    const result = await readFrom(microsoft365Connector, 'Audit.General', (address) => [
      subscribed,
      json(200, [blobAt(`${address}/content/a`, 'a')]),
      json(200, records),
    ]);
    expect(result.entries.map((entry) => entry.columns.tenant?.id)).toEqual([TENANT, TENANT, TENANT, 'another']);
    expect(result.end?.outcome).toBe('complete');
  });
});
