import type { Microseconds } from '@core/entry/entry-time';
import { Random } from '../../random';
import type { StandInTenant } from './entry-ids';

interface Act {
  readonly operation: string;
  readonly recordType: number;
  readonly objects: readonly string[];
  readonly result: string;
}

interface Workload {
  readonly type: string;
  readonly workload: string;
  readonly acts: readonly Act[];
}

const act = (operation: string, recordType: number, objects: readonly string[], result = 'Succeeded'): Act => ({
  operation,
  recordType,
  objects,
  result,
});

/** What happens in the stand-in's tenants, by content type: two, because each is asked by itself. */
export const WORKLOADS: readonly Workload[] = [
  {
    type: 'Audit.AzureActiveDirectory',
    workload: 'AzureActiveDirectory',
    acts: [
      act('UserLoggedIn', 15, ['Unknown', 'Office portal']),
      act('UserLoginFailed', 15, ['Office portal'], 'Failed'),
      act('Add member to group.', 8, ['Finance readers', 'Backup operators']),
      act('Reset user password.', 8, ['new.starter']),
    ],
  },
  {
    type: 'Audit.SharePoint',
    workload: 'SharePoint',
    acts: [
      act('FileAccessed', 6, ['Budget 2026.xlsx', 'Übergabe – Entwurf.docx']),
      act('SharingSet', 14, ['Contracts']),
      act('FileDeleted', 6, ['old notes.txt']),
    ],
  },
];
const PEOPLE = ['i.vance', 'r.castellan', 't.brightwater', 'käthe.öl', 'frontdesk'] as const;

/** Entries take turns in the content types. */
export const workloadOf = (index: number): Workload => WORKLOADS[index % WORKLOADS.length] as Workload;

/** A record of the unified audit log, the same whenever and whichever way it is asked for. Times are UTC without a zone. */
export function unifiedRecord(entry: {
  readonly id: string;
  readonly index: number;
  readonly at: Microseconds;
  readonly tenant: StandInTenant;
}): Record<string, unknown> {
  const random = new Random(entry.id);
  const { workload, acts } = workloadOf(entry.index);
  const done = random.pick(acts);
  const user = `${random.pick(PEOPLE)}@${entry.tenant.domain}`;
  return {
    CreationTime: new Date(Math.floor(entry.at / 1000)).toISOString().slice(0, 19),
    Id: entry.id,
    Operation: done.operation,
    OrganizationId: entry.tenant.id,
    RecordType: done.recordType,
    ResultStatus: done.result,
    UserKey: random.hexadecimal(16),
    UserType: random.chance(0.1) ? 2 : 0,
    Version: 1,
    Workload: workload,
    ClientIP: `198.51.100.${random.integer(1, 254)}`,
    ObjectId: random.pick(done.objects),
    UserId: user,
    ExtendedProperties: [{ Name: 'UserAgent', Value: 'Mozilla/5.0 (stand-in)' }],
  };
}
