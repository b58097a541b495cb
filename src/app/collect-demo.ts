import type { CallInput } from '@contract/calls';
import { askApplication } from './ask-application';
import type { ConnectedApplication } from './ownership/connected-application';

/** A connection of the demo; `demo/backends/demo-connections` makes them. */
export interface DemoConnection {
  readonly name: string;
  readonly connector: CallInput<'connections.add'>['connection']['connector'];
  readonly address: string;
  readonly account: string | null;
  readonly secret: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Connects the demo to its backends, whose addresses are new with every start, and begins to collect; what is collected
 * is seen in the window as it comes. Nothing of it reaches the keychain.
 */
export async function collectDemo(
  application: ConnectedApplication,
  connections: readonly DemoConnection[],
): Promise<void> {
  const known = await askApplication(application, 'connections.list', {});
  for (const { secret, ...given } of connections) {
    const connection = { ...given, options: { ...given.options } };
    const before = known.find((one) => one.connection.name === given.name);
    const kept =
      before === undefined
        ? await askApplication(application, 'connections.add', { connection })
        : await askApplication(application, 'connections.update', { id: before.connection.id, connection });
    await askApplication(application, 'connections.setSecret', { id: kept.connection.id, secret, forRunOnly: true });
  }
  await askApplication(application, 'collection.start', {});
}
