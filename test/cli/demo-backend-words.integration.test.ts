import { type DemoBackends, startDemoBackends } from '@demo/backends/demo-backends';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obey, WORDS } from '../../src/cli/demo-backend-words';

const NOW = 1_795_000_000_000_000;
const DAY = 86_400_000_000;

describe('what is typed while stand-ins run', () => {
  let backends: DemoBackends;

  beforeAll(async () => {
    const names = ['panel', 'okta'] as const;
    backends = await startDemoBackends({ names, tenants: 2, entriesPerTenant: 5, days: 3, now: () => NOW });
  });
  afterAll(() => backends.close());

  const standIn = (name: string) => {
    const found = backends.running.find((one) => one.name === name)?.standIn;
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };

  it('switches faults on, with counts, and off again', () => {
    const okta = standIn('okta');
    expect(obey(backends, 'on okta sign-in-lost 1 1', NOW)).toContain('401');
    const struck = [1, 2, 3].map(() => okta.faults.strikes('sign-in-lost'));
    obey(backends, 'on okta late-arrival', NOW);
    const before = okta.faults.isOn('late-arrival');
    obey(backends, 'off okta', NOW);
    expect([struck, before, okta.faults.isOn('late-arrival')]).toEqual([[false, true, false], true, false]);
  });

  it('writes an entry for a tenant, as long ago as it says', () => {
    const panel = standIn('panel');
    const tenant = panel.tenants[1];
    const known = new Set(panel.held().map((entry) => entry.nativeId));
    obey(backends, `add panel ${tenant?.id ?? ''} 2`, NOW);
    const added = panel.held().filter((entry) => !known.has(entry.nativeId));
    expect(added.map(({ tenant: of, at }) => [of, NOW - at])).toEqual([[tenant?.id, 2 * DAY]]);
  });

  it('lists what can be said where it is not understood, and ends on quit', () => {
    expect([
      obey(backends, 'dance', NOW)?.startsWith(WORDS),
      obey(backends, 'on panel no-such-fault', NOW)?.includes('lying-total'),
      obey(backends, 'on okta entity-expansion', NOW)?.includes('entity-expansion'),
      obey(backends, '', NOW),
      obey(backends, 'quit', NOW),
    ]).toEqual([true, true, false, '', null]);
  });

  it('holds the same entries again when it is made for the same moment', async () => {
    const of = async () => {
      const again = await startDemoBackends({
        names: ['panel', 'lumu', 'okta', 'github', 'microsoft365', 'graph', 'http-json'],
        tenants: 2,
        entriesPerTenant: 4,
        days: 3,
        madeAt: NOW,
        now: () => NOW + Math.floor(Math.random() * DAY),
      });
      const held = again.running.map(({ standIn: one }) => one.held().map((entry) => entry.nativeId));
      await again.close();
      return held;
    };
    expect(await of()).toEqual(await of());
  });
});
