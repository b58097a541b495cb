import { STAND_INS, type StandInName } from '@demo/backends/demo-backends';
import { afterEach, describe, expect, it } from 'vitest';
import { CollectingWorld } from '../../collecting/collecting-world';

const DAY = 86_400_000_000;
const now = (): number => Date.now() * 1000;
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function standIn(
  name: StandInName,
  more: { readonly tenants?: number; readonly entriesPerTenant?: number } = {},
) {
  const one = await STAND_INS[name]({ now, tenants: 3, entriesPerTenant: 40, days: 4, seed: 'collecting', ...more });
  closing.push(() => one.close());
  return one;
}

async function world() {
  const one = await CollectingWorld.open();
  closing.push(() => one.close());
  return one;
}

describe.each(['panel', 'okta', 'github', 'microsoft365', 'graph', 'lumu', 'http-json'] as const)('%s', (name) => {
  it('is collected into the archive, and says of every tenant that it is complete', async () => {
    const backend = await standIn(name);
    const desk = await world();
    await desk.connect(backend);
    // The panel writes an entry for each of our calls: those come with the next collection.
    const held = backend.held();
    const { report } = await desk.collect({ since: now() - 5 * DAY });
    expect(report.scopes.flatMap(({ reasons }) => reasons)).toEqual([]);
    const archived = await desk.archived();
    const missing = held.filter(({ nativeId }) => !archived.has(nativeId));
    expect(missing).toEqual([]);
    const coverage = await desk.call('coverage.ofSearch', {
      criteria: { range: { kind: 'last', amount: 3, unit: 'days' } },
    });
    expect(coverage).toMatchObject({ days: [], isComplete: true, unknownTenants: 0 });
    const again = await desk.collect({ since: now() - 5 * DAY });
    expect(again.report.run.added).toBeLessThan(20);
  });
});
