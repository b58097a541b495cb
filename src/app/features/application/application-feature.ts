import type { ApplicationDescription } from '@contract/calls';
import type { Archive } from '@core/archive/archive';
import type { SettingsStore } from '@core/settings/settings-store';
import { ExpectedFailure } from '@core/failure/failure';
import type { HostServices } from '../../application';
import type { FeatureHandlers } from '../../handlers';
import type { Operations } from '../../operations/operations';

/** Answers the `application.*` calls: what runs, the demo, the check of the whole archive. */
export function createApplicationFeature(ports: {
  readonly archive: Archive;
  readonly settings: SettingsStore;
  readonly operations: Operations;
  readonly host: HostServices;
  readonly dataFolder: string;
  readonly demoFolder: string;
  readonly isDemo: boolean;
}): FeatureHandlers<'application'> {
  return {
    'application.describe': async (): Promise<ApplicationDescription> => ({
      version: ports.host.version,
      host: ports.host.kind,
      platform: process.platform,
      dataFolder: ports.dataFolder,
      isDemo: ports.isDemo,
      hasNativeDialogs: ports.host.hasNativeDialogs,
      archive: await ports.archive.summary(),
      notices: ports.settings.notices,
      operations: ports.operations.list(),
    }),
    'application.openDemo': async () => {
      if (ports.isDemo) throw new ExpectedFailure('not-allowed', 'This is the demo already.');
      return { address: await ports.host.openDemo(ports.demoFolder) };
    },
    'application.verifyArchive': () => {
      const { id } = ports.operations.start('check', 'Checking the archive', 'entries', (task) =>
        ports.archive.verify((done, total) => task.report({ done, total, entries: done }), task.signal),
      );
      return { operation: id };
    },
  };
}
