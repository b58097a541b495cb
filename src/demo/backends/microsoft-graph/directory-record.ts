import type { Microseconds } from '@core/entry/entry-time';
import { Random } from '../../random';
import type { StandInTenant } from '../microsoft365/entry-ids';

const ACTIVITIES = [
  { activity: 'Add user', category: 'UserManagement', service: 'Core Directory', type: 'Add' },
  { activity: 'Add member to role', category: 'RoleManagement', service: 'Core Directory', type: 'Assign' },
  { activity: 'Update application', category: 'ApplicationManagement', service: 'Core Directory', type: 'Update' },
  {
    activity: 'Reset password (self-service)',
    category: 'UserManagement',
    service: 'Self-service Password Management',
    type: 'Update',
  },
] as const;
const PEOPLE = ['i.vance', 'r.castellan', 't.brightwater'] as const;

/** A directory audit, the same whenever it is asked for; half of the initiators are apps. */
export function directoryRecord(entry: {
  readonly id: string;
  readonly at: Microseconds;
  readonly tenant: StandInTenant;
}): Record<string, unknown> {
  const random = new Random(entry.id);
  const { activity, category, service, type } = random.pick(ACTIVITIES);
  const person = random.pick(PEOPLE);
  const user = {
    id: random.uuid(),
    displayName: person,
    userPrincipalName: `${person}@${entry.tenant.domain}`,
    ipAddress: `203.0.113.${random.integer(1, 254)}`,
  };
  const app = { appId: random.uuid(), displayName: 'Provisioning (demo)', servicePrincipalId: null };
  const isApp = random.chance(0.5);
  const failed = random.chance(0.1);
  return {
    id: entry.id,
    category,
    correlationId: random.uuid(),
    result: failed ? 'failure' : 'success',
    resultReason: failed ? 'Insufficient privileges' : '',
    activityDisplayName: activity,
    activityDateTime: graphTime(entry.at),
    loggedByService: service,
    operationType: type,
    initiatedBy: { user: isApp ? null : user, app: isApp ? app : null },
    targetResources: [
      {
        id: random.uuid(),
        displayName: random.pick(['Zoë Haas', 'Finance readers', 'HR portal']),
        type: 'User',
        modifiedProperties: [],
      },
    ],
    additionalDetails: [],
  };
}

/** Seven decimals. */
export const graphTime = (time: Microseconds): string =>
  `${new Date(Math.floor(time / 1000)).toISOString().slice(0, 19)}.${String(time % 1_000_000).padStart(6, '0')}0Z`;
