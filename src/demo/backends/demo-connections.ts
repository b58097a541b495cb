import type { ConnectorId } from '@core/connections/connector-id';
import { LUMU_DESCRIPTION } from '@core/backends/lumu/lumu-description';
import type { Microseconds } from '@core/entry/entry-time';
import { startLumuStandIn } from './lumu/lumu-stand-in';
import { startOktaStandIn } from './okta/okta-stand-in';
import { startPanelStandInAs } from './panel/panel-stand-in';
import type { StandIn } from './stand-in';

/** A connection of the demo with its secret, which is none: it opens invented entries on this machine. */
export interface DemoConnection {
  readonly name: string;
  readonly connector: ConnectorId;
  readonly address: string;
  readonly account: string | null;
  readonly secret: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface DemoConnections {
  readonly connections: readonly DemoConnection[];
  close(): Promise<void>;
}

const DAYS = 30;

/**
 * The backends of the demo: a panel with a reseller and five customers, Lumu with four companies and the Portal, and
 * one Okta organization: twelve tenants. `madeAt` (UTC microseconds) says up to when their entries reach, so that the
 * demo finds the same entries again when it is opened another time.
 */
export async function startDemoConnections(madeAt: Microseconds): Promise<DemoConnections> {
  const now = (): Microseconds => Date.now() * 1000;
  const shared = { now, madeAt, days: DAYS };
  const panel = await startPanelStandInAs({
    ...shared,
    tenants: 5,
    entriesPerTenant: 900,
    writesSignIns: false,
    hasNightlyReports: true,
  });
  const lumu = await startLumuStandIn({ ...shared, tenants: 5, entriesPerTenant: 400 });
  const okta = await startOktaStandIn({ ...shared, tenants: 1, entriesPerTenant: 1500 });
  return {
    connections: [
      connectionTo(panel, 'Bluegate panel (demo)', { instance: 'panel.bluegate-it.example', pageSize: 500 }),
      connectionTo(lumu, 'Lumu (demo)', withInstance(lumu, 'portal.bluegate-it.example')),
      connectionTo(okta, 'Okta (demo)', {}),
    ],
    close: async () => {
      await Promise.all([panel, lumu, okta].map((standIn) => standIn.close()));
    },
  };
}

/** The port changes from start to start; the installation does not. */
function connectionTo(standIn: StandIn, name: string, more: Readonly<Record<string, unknown>>): DemoConnection {
  const { connector, address, account, secret, options } = standIn;
  return { name, connector, address, account, secret, options: { ...options, ...more } };
}

function withInstance({ options }: StandIn, instance: string): Readonly<Record<string, unknown>> {
  const { description } = options;
  if (typeof description !== 'object' || description === null) return {};
  return { description: { ...description, instance, limit: 100, windows: LUMU_DESCRIPTION.windows } };
}
