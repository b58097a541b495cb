import type { Microseconds } from '@core/entry/entry-time';
import { startGithubStandIn } from './github/github-stand-in';
import { startHttpJsonStandIn } from './http-json/http-json-stand-in';
import { startLumuStandIn } from './lumu/lumu-stand-in';
import { startMicrosoftGraphStandIn } from './microsoft-graph/microsoft-graph-stand-in';
import { startMicrosoft365StandIn } from './microsoft365/microsoft365-stand-in';
import { startOktaStandIn } from './okta/okta-stand-in';
import { startPanelStandIn } from './panel/panel-stand-in';
import type { StandIn, StartStandIn } from './stand-in';

/** Every stand-in by the name that the command line knows it by. */
export const STAND_INS = {
  panel: startPanelStandIn,
  lumu: startLumuStandIn,
  okta: startOktaStandIn,
  github: startGithubStandIn,
  microsoft365: startMicrosoft365StandIn,
  graph: startMicrosoftGraphStandIn,
  'http-json': startHttpJsonStandIn,
} as const satisfies Record<string, StartStandIn>;
export type StandInName = keyof typeof STAND_INS;
export const STAND_IN_NAMES = Object.keys(STAND_INS) as readonly StandInName[];

export interface DemoBackendsOptions {
  readonly names: readonly StandInName[];
  readonly tenants: number;
  readonly entriesPerTenant: number;
  readonly days: number;
  /** The first listens on this port, the next on the following ones; absent: any free ports. */
  readonly port?: number;
  readonly tls?: boolean;
  /** UTC microseconds: with the same moment they hold the same entries again. */
  readonly madeAt?: Microseconds;
  readonly now?: () => Microseconds;
}

export interface DemoBackends {
  readonly running: readonly { readonly name: StandInName; readonly standIn: StandIn }[];
  close(): Promise<void>;
}

/** Starts stand-ins on 127.0.0.1; one that does not start takes the others down with it. */
export async function startDemoBackends(options: DemoBackendsOptions): Promise<DemoBackends> {
  const running: { name: StandInName; standIn: StandIn }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map(({ standIn }) => standIn.close()));
  };
  try {
    for (const [place, name] of options.names.entries()) {
      const standIn = await STAND_INS[name]({
        now: options.now ?? (() => Date.now() * 1000),
        tenants: options.tenants,
        entriesPerTenant: options.entriesPerTenant,
        days: options.days,
        seed: `veritrail demo ${name}`,
        ...(options.port === undefined ? {} : { port: options.port + place }),
        ...(options.madeAt === undefined ? {} : { madeAt: options.madeAt }),
        ...(options.tls === true ? { tls: true } : {}),
      });
      running.push({ name, standIn });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { running, close };
}
