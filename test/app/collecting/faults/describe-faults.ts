import type { StandInName } from '@demo/backends/demo-backends';
import { FAULT_NAMES, type FaultName } from '@demo/backends/fault';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CellResult, runCell } from './fault-cell';
import { writeFaultSection } from './fault-document';
import { SMALL_PAGES, STARTS } from './small-pages';

/** Which faults make sense for a backend: its stand-in says so. */
async function applicableFaults(name: StandInName): Promise<readonly FaultName[]> {
  const standIn = await STARTS[name]({ now: () => Date.now() * 1000, tenants: 1, entriesPerTenant: 1, days: 1 });
  await standIn.close();
  return FAULT_NAMES.filter((fault) => standIn.applicable.includes(fault));
}

/** One row of the matrix: a connector against every fault that applies to it. A whole run writes its part of the document. */
export async function describeFaults(name: StandInName): Promise<void> {
  const faults = await applicableFaults(name);
  describe.concurrent(`${name} against every fault that applies`, () => {
    const results = new Map<FaultName, CellResult>();

    beforeAll(() => {
      expect(faults.length).toBeGreaterThan(15);
    });

    afterAll(() => {
      if (results.size === faults.length) writeFaultSection(name, results);
    });

    it.each(faults)('%s', async (fault) => {
      results.set(fault, await runCell({ start: STARTS[name], fault, pages: SMALL_PAGES[name] }));
    });
  });
}
