import type { Archive } from '@core/archive/archive';
import type { Microseconds } from '@core/entry/entry-time';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import type { OpenConnections } from '../../connections/open-connections';

export interface CoveragePorts {
  readonly archive: Pick<Archive, 'windows' | 'vanished' | 'tenants' | 'histogram' | 'declareImport'>;
  readonly connections: Pick<OpenConnections, 'list' | 'open'>;
  /** The tenant groups as they are now. */
  readonly groups: () => readonly TenantGroup[];
  readonly now: () => Microseconds;
}
