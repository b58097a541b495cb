import { collectDemo, type DemoConnection } from './collect-demo';
import { demoMadeAt } from './data-folder';
import { type DemoImport, fillDemoArchive } from './fill-demo-archive';
import type { ConnectedApplication } from './ownership/connected-application';

/** What makes a demo: `demo/demo-imports` and `demo/backends/demo-connections`. */
export interface DemoMakers {
  /** The files, up to a moment in UTC milliseconds. */
  imports(madeAt: number): readonly DemoImport[];
  /** The backends, up to a moment in UTC microseconds; they run until this process ends. */
  connect(madeAt: number): Promise<{ readonly connections: readonly DemoConnection[] }>;
}

/** Shows the demo in its own data folder: its files first, then its backends, collected while the window is open already. */
export async function showDemo(
  application: ConnectedApplication,
  dataFolder: string,
  makers: DemoMakers,
): Promise<void> {
  const madeAt = demoMadeAt(dataFolder);
  await fillDemoArchive(application, makers.imports(madeAt));
  const { connections } = await makers.connect(madeAt * 1000);
  await collectDemo(application, connections);
}
