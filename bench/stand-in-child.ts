import { type DemoBackends, startDemoBackends, type StandInName } from '@demo/backends/demo-backends';
import type { StandIn } from '@demo/backends/stand-in';
import { serveParent } from './child';
import { memoryNow } from './memory';

/** What the parent asks of the process that runs the stand-ins. */
export type StandInRequest =
  | {
      readonly kind: 'start';
      readonly names: readonly StandInName[];
      readonly tenants: number;
      readonly entriesPerTenant: number;
      readonly days: number;
    }
  | { readonly kind: 'held' }
  | { readonly kind: 'memory' };

/** A running stand-in as a connection needs it. */
export interface StandInAddress {
  readonly name: string;
  readonly connector: string;
  readonly address: string;
  readonly account: string | null;
  readonly secret: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly tenants: readonly string[];
}

let running: DemoBackends | null = null;

async function start(request: Extract<StandInRequest, { kind: 'start' }>): Promise<readonly StandInAddress[]> {
  running = await startDemoBackends(request);
  return running.running.map(({ name, standIn }) => ({
    name,
    connector: standIn.connector,
    address: standIn.address,
    account: standIn.account,
    secret: standIn.secret,
    options: standIn.options,
    tenants: standIn.tenants.map((tenant) => tenant.id),
  }));
}

/** The panel's first tenant is the reseller, which is not collected: our own sign-ins are written there. */
function heldOf(standIn: StandIn): readonly string[] {
  const left = standIn.connector === 'mspcontrol' ? standIn.tenants[0]?.id : undefined;
  return standIn
    .held()
    .filter(({ tenant }) => tenant !== left)
    .map(({ nativeId }) => nativeId);
}

serveParent((request: StandInRequest): unknown => {
  switch (request.kind) {
    case 'start':
      return start(request);
    case 'held':
      return running?.running.flatMap(({ standIn }) => heldOf(standIn)) ?? [];
    case 'memory':
      return memoryNow();
  }
});
