import { startHttpJsonStandIn } from '@demo/backends/http-json/http-json-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 9, 5) * 1000;
const open: StandIn[] = [];
afterEach(async () => {
  for (const standIn of open.splice(0)) await standIn.close();
});

async function start(tenants: number, entriesPerTenant: number): Promise<StandIn> {
  const standIn = await startHttpJsonStandIn({ now: () => NOW, tenants, entriesPerTenant, days: 90 });
  open.push(standIn);
  return standIn;
}

const ask = (standIn: StandIn, path: string, secret = standIn.secret) =>
  fetch(`${standIn.address}${path}`, { headers: { authorization: `Bearer ${secret}` } });
const RANGE = 'from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z';

describe('the HTTP/JSON stand-in', () => {
  it('holds what it serves, and what is added and deleted', async () => {
    const standIn = await start(2, 10);
    const added = standIn.add('customer-2', NOW - 1_000_000);
    const [first] = standIn.held();
    expect(standIn.delete([first?.nativeId ?? '', 'no such id'])).toBe(1);
    expect(standIn.held()).toHaveLength(20);
    const served = [];
    for (const { id } of standIn.tenants) {
      const answer = await ask(standIn, `/api/token/${id}/logs?${RANGE}`);
      const { items } = (await answer.json()) as { items: { id: string }[] };
      served.push(...items.map((item) => item.id));
    }
    expect(served.toSorted()).toEqual(
      standIn
        .held()
        .map((entry) => entry.nativeId)
        .toSorted(),
    );
    expect(served).toContain(added);
  });

  it('gives the same record in the same bytes each time it is asked', async () => {
    const standIn = await start(1, 10);
    const texts = await Promise.all(
      [1, 2].map(async () => (await ask(standIn, `/api/link/customer-1/logs?${RANGE}`)).text()),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it('refuses whoever does not sign in, and what it does not know', async () => {
    const standIn = await start(1, 1);
    const statuses = await Promise.all([
      ask(standIn, '/api/tenants', 'wrong'),
      ask(standIn, `/api/token/nobody/logs?${RANGE}`),
      ask(standIn, '/api/nothing'),
      ask(standIn, '/api/token/customer-1/logs?from=x'),
    ]);
    expect(statuses.map((answer) => answer.status)).toEqual([401, 404, 404, 400]);
  });

  it('starts with two million entries, which it makes when they are asked for', async () => {
    const standIn = await start(200, 10_000);
    expect(standIn.tenants).toHaveLength(200);
  });
});
