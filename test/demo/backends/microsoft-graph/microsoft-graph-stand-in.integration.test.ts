import {
  type MicrosoftGraphStandIn,
  startMicrosoftGraphStandIn,
} from '@demo/backends/microsoft-graph/microsoft-graph-stand-in';
import { afterEach, beforeEach, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;

let standIn: MicrosoftGraphStandIn;
let headers: Record<string, string> = {};

beforeEach(async () => {
  standIn = await startMicrosoftGraphStandIn({ now: () => NOW, tenants: 1, entriesPerTenant: 100, days: 3 });
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: standIn.account ?? '' });
  form.set('client_secret', standIn.secret);
  form.set('scope', 'https://graph.microsoft.com/.default');
  const address = `${standIn.address}/${standIn.tenants[0]?.id ?? ''}/oauth2/v2.0/token`;
  const token = (await (await fetch(address, { method: 'POST', body: form })).json()) as { access_token: string };
  headers = { authorization: `Bearer ${token.access_token}` };
});
afterEach(() => standIn.close());

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${standIn.address}/v1.0/${path}`, { ...init, headers });
const filtered = (filter: string): Promise<Response> =>
  ask(`auditLogs/directoryAudits?${new URLSearchParams({ $filter: filter }).toString()}`);

it('understands the documented comparisons alone', async () => {
  expect(
    (await filtered('activityDateTime ge 2026-11-20T00:00:00Z and activityDateTime le 2026-11-21T00:00:00Z')).status,
  ).toBe(200);
  expect((await filtered('activityDateTime lt 2026-11-20T00:00:00Z')).status).toBe(400);
  expect((await filtered('activityDateTime ge yesterday')).status).toBe(400);
});

it('takes both bounds as included', async () => {
  const entry = standIn.held().find((one) => one.nativeId.startsWith('Directory_'));
  const time = new Date((entry?.at ?? 0) / 1000).toISOString();
  const found = (await (await filtered(`activityDateTime ge ${time} and activityDateTime le ${time}`)).json()) as {
    value: readonly { id: string }[];
  };
  expect(found.value.map((one) => one.id)).toContain(entry?.nativeId);
});

it('answers nobody without a token', async () => {
  headers = {};
  expect((await ask('auditLogs/directoryAudits')).status).toBe(401);
});

it('takes a search through its states', async () => {
  const body = JSON.stringify({
    filterStartDateTime: '2026-11-19T00:00:00Z',
    filterEndDateTime: '2026-11-21T00:00:00Z',
  });
  const started = await ask('security/auditLog/queries', { method: 'POST', body });
  expect(started.status).toBe(201);
  const { id } = (await started.json()) as { id: string };
  const states: string[] = [];
  for (let number = 0; number < 4; number += 1) {
    states.push(((await (await ask(`security/auditLog/queries/${id}`)).json()) as { status: string }).status);
  }
  expect(states).toEqual(['notStarted', 'running', 'succeeded', 'succeeded']);
  expect((await ask('security/auditLog/queries/unknown')).status).toBe(404);
  expect((await ask('security/auditLog/queries', { method: 'POST', body: '{}' })).status).toBe(400);
});
