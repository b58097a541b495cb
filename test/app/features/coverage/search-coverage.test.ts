import { createCoverageFeature } from '@app/features/coverage/coverage-feature';
import type { OpenConnections } from '@app/connections/open-connections';
import { describe, expect, it } from 'vitest';
import { criteria, importEntries, openTestArchive } from '../../adapters/archive/open-test-archive';

const noConnections: Pick<OpenConnections, 'list' | 'open'> = {
  list: () => [],
  open: () => {
    throw new Error('there is no connection');
  },
};

describe('the coverage of a search over a tenant group', () => {
  it('speaks of the tenants of the group alone, also of one that was never collected', async () => {
    const archive = await openTestArchive();
    const { importId } = await importEntries(archive, [
      { key: 'a', tenant: 't-1', started: 1 },
      { key: 'b', tenant: 't-2', started: 2 },
    ]);
    const [one] = (await archive.tenants()).map(({ key }) => key);
    await archive.declareImport(importId, { tenants: [one ?? ''], from: 0, to: 86_400_000_000 });
    const group = {
      id: 'g-00000000000a',
      name: 'Gold',
      tenants: [one ?? '', 'okta::never-seen'],
      createdAt: 1,
      changedAt: 1,
    };
    const coverage = createCoverageFeature({
      archive,
      connections: noConnections,
      groups: () => [group],
      now: () => 86_400_000_000,
    });
    const range = { kind: 'between' as const, from: 0, to: 86_400_000_000 };
    const asked = (value: string) =>
      coverage['coverage.ofSearch']({
        criteria: criteria([{ field: 'tenantGroup', values: [value] }], { range }),
        zone: 'UTC',
      });
    expect(await asked('Gold')).toMatchObject({ tenants: 2, unknownTenants: 1, isComplete: false });
    await expect(asked('Silver')).rejects.toMatchObject({ code: 'tenant-group-not-found' });
  });
});
