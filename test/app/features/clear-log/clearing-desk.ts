import type { CallInput } from '@contract/calls';
import type { ClearLogRecord } from '@core/clear-log/clear-log';
import type { OperationEnd } from '@core/operations/operation';
import { startPanelStandInAs } from '@demo/backends/panel/panel-stand-in';
import type { HeldEntry, StandIn } from '@demo/backends/stand-in';
import { Temporal } from 'temporal-polyfill';
import { CollectingWorld } from '../../collecting/collecting-world';
import { type Fate, overhear } from './overheard-backend';

export const TENANT = '2001';
export const TYPED = 'Harbor Clinic 1';
const ZONE = 'Europe/Berlin';

/** Midnight so many days before today, where the panel's server stands. */
export function daysAgo(days: number): number {
  const today = Temporal.Now.zonedDateTimeISO(ZONE).toPlainDate();
  return today.subtract({ days }).toZonedDateTime(ZONE).epochMilliseconds * 1000;
}

/** Three days that have ended, the newest of them four days ago. */
export const RANGE = { from: daysAgo(6), to: daysAgo(3) };

export interface ClearingDesk {
  readonly backend: StandIn;
  readonly world: CollectingWorld;
  readonly connectionId: string;
  /** Entries of the tenant that the backend holds in the range. */
  inRange(): readonly HeldEntry[];
  /** Starts and waits for the end. */
  clear(question?: Partial<CallInput<'clearLog.start'>>): Promise<OperationEnd>;
  history(): Promise<readonly ClearLogRecord[]>;
  close(): Promise<void>;
}

export interface ClearingOptions {
  readonly decide?: (operation: string, backend: StandIn) => Fate;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly connection?: Partial<CallInput<'connections.add'>['connection']>;
}

/** A panel that stands still, the whole application, and a connection between them. */
export async function openClearingDesk({ decide, options, connection }: ClearingOptions = {}): Promise<ClearingDesk> {
  const now = (): number => Date.now() * 1000;
  const backend = await startPanelStandInAs({
    ...{ now, tenants: 3, entriesPerTenant: 60, days: 10, seed: 'clearing', writesSignIns: false },
  });
  const between = decide === undefined ? null : await overhear(backend, (operation) => decide(operation, backend));
  const world = await CollectingWorld.open();
  const connectionId = await world.connect(backend, {
    ...(between === null ? {} : { address: between.address }),
    ...(options === undefined ? {} : { options: { ...backend.options, ...options } }),
    ...connection,
  });
  return {
    backend,
    world,
    connectionId,
    inRange: () => backend.held().filter((one) => one.tenant === TENANT && one.at >= RANGE.from && one.at < RANGE.to),
    clear: async (question = {}) => {
      const asked = { connectionId, tenant: TENANT, ...RANGE, typed: TYPED, ...question };
      const ends = new Map<string, OperationEnd>();
      let wake: () => void = () => undefined;
      const stop = world.application.subscribe((push) => {
        if (push.name !== 'operation.ended') return;
        ends.set(push.body.id, push.body);
        wake();
      });
      const { operation } = await world.call('clearLog.start', asked);
      for (;;) {
        const end = ends.get(operation);
        if (end !== undefined) {
          stop();
          return end;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    history: () => world.call('clearLog.history', {}),
    close: async () => {
      await world.close();
      await between?.close();
      await backend.close();
    },
  };
}
