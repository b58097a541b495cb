import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { useQueryClient } from '@tanstack/react-query';
import { useCall } from './use-call';
import { usePush } from './use-push';

const NONE: readonly TenantGroup[] = [];

/** The tenant groups as they are now; follows changes. */
export function useTenantGroups(): readonly TenantGroup[] {
  const client = useQueryClient();
  usePush('tenantGroups.changed', () => void client.invalidateQueries({ queryKey: ['tenantGroups.list'] }));
  return useCall('tenantGroups.list', {}).data ?? NONE;
}
