import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import type { AskedDays } from './asked-days';
import type { PanelLog } from './panel-log';
import type { PanelService } from './panel-service';
import { recordsWith } from './soap-answer';

export interface HostingSpaces {
  /** A customer's hosting spaces, which are its organizations. */
  of(userId: string, signal: CancelSignal): Promise<readonly RemoteTenant[]>;
  /** Names of hosting spaces by RecordID, from one reading of the days for each space. */
  byRecord(
    tenants: readonly RemoteTenant[],
    asked: { readonly userId: string; readonly days: AskedDays },
    signal: CancelSignal,
  ): Promise<ReadonlyMap<string, string>>;
}

/** Records do not name their hosting space: only asking for each one's records tells. */
export function hostingSpaces(service: PanelService, log: PanelLog): HostingSpaces {
  const spaces: HostingSpaces = {
    async of(userId, signal) {
      const what = `The hosting spaces of customer ${userId}`;
      const parameters = [['userId', userId]] as const;
      const call = { service: 'esPackages', operation: 'GetMyPackages', parameters, what } as const;
      const found = recordsWith(await service.leaves(call, signal), 'packageid');
      return found.map((one) => ({ id: one.get('packageid') ?? '', name: one.get('packagename') ?? null }));
    },
    async byRecord(tenants, { userId, days }, signal) {
      const names = new Map<string, string>();
      for (const tenant of tenants) {
        for (const space of await spaces.of(tenant.id, signal)) {
          const what = `The log of hosting space ${space.name ?? space.id}`;
          const question = { userId, packageId: space.id, days, sort: 'RecordID ASC', what };
          await nameRecords(log, question, { names, name: space.name ?? space.id }, signal);
        }
      }
      return names;
    },
  };
  return spaces;
}

async function nameRecords(
  log: PanelLog,
  question: Parameters<PanelLog['sweep']>[0],
  { names, name }: { readonly names: Map<string, string>; readonly name: string },
  signal: CancelSignal,
): Promise<void> {
  const pages = log.sweep(question, signal);
  let step = await pages.next();
  for (; step.done !== true; step = await pages.next()) {
    for (const { columns } of step.value) {
      const id = columns.get('recordid');
      // Joined and cut, so that it does not hold the whole answer in memory.
      if (id !== undefined) names.set(` ${id}`.slice(1), name);
    }
  }
  if (step.value.problem !== null) {
    throw new BackendFailure('inconsistent', `${question.what} changed while it was read: ${step.value.problem}.`);
  }
}
