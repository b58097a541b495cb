import { LUMU_KEYS } from '@demo/backends/lumu/lumu-backend';
import { startLumuStandIn } from '@demo/backends/lumu/lumu-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 9, 5) * 1000;
const open: StandIn[] = [];
afterEach(async () => {
  for (const standIn of open.splice(0)) await standIn.close();
});

async function start(days = 10): Promise<StandIn> {
  const standIn = await startLumuStandIn({ now: () => NOW, tenants: 5, entriesPerTenant: 20, days });
  open.push(standIn);
  return standIn;
}

const BODY = JSON.stringify({ fromDate: '2026-01-01T00:00:00.000Z', toDate: '2026-10-05T00:00:00.000Z' });
const ask = (standIn: StandIn, query: string, body = BODY) =>
  fetch(`${standIn.address}/api/audit-logs/all?${query}`, { method: 'POST', body });

interface Answer {
  readonly items: readonly { readonly id: string; readonly timestamp: string; readonly companyId?: string }[];
  readonly paginationInfo: { readonly next?: number };
}

describe('the Lumu stand-in', () => {
  it('answers newest first, by pages that name the next', async () => {
    const standIn = await start();
    const page = (await (await ask(standIn, `key=${standIn.secret}&page=1&items=30`)).json()) as Answer;
    const last = (await (await ask(standIn, `key=${standIn.secret}&page=4&items=30`)).json()) as Answer;
    const times = page.items.map((item) => item.timestamp);
    expect(times).toEqual(times.toSorted().toReversed());
    expect([page.items.length, page.paginationInfo.next, last.items.length, last.paginationInfo.next]).toEqual([
      ...[30, 2, 10, undefined],
    ]);
  });

  it('shows each role what it may see', async () => {
    const standIn = await start();
    const companies = async (key: string) => {
      const answer = await ask(standIn, `key=${key}&items=1000`);
      if (!answer.ok) return answer.status;
      return new Set(((await answer.json()) as Answer).items.map((item) => item.companyId ?? 'Portal')).size;
    };
    expect(await Promise.all([...Object.values(LUMU_KEYS), 'nobody'].map(companies))).toEqual([5, 3, 403, 401]);
  });

  it('keeps nothing for longer than 180 days', async () => {
    const standIn = await start(360);
    const { items } = (await (await ask(standIn, `key=${standIn.secret}&items=1000`)).json()) as Answer;
    const oldest = items.at(-1)?.timestamp ?? '';
    expect(oldest >= '2026-04-08T00:00:00.000Z').toBe(true);
    expect(items).toHaveLength(standIn.held().length);
  });

  it('adds an entry for a company and for the Portal', async () => {
    const standIn = await start();
    const [portal, company] = standIn.tenants;
    const ids = [portal, company].map((tenant) => standIn.add(tenant?.id ?? '', NOW - 1_000_000));
    const held = standIn.held().filter((entry) => ids.includes(entry.nativeId));
    expect(held.map((entry) => entry.tenant)).toEqual([portal?.id, company?.id]);
  });
});
