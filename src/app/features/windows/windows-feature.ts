import { ExpectedFailure } from '@core/failure/failure';
import type { HostServices } from '../../application';
import type { FeatureHandlers } from '../../handlers';

/** Opens further windows: the host's own doing, wherever the application runs. */
export function createWindowsFeature(host: Pick<HostServices, 'newWindow'>): FeatureHandlers<'windows'> {
  return {
    'windows.open': async ({ place }) => {
      if (host.newWindow === undefined) {
        throw new ExpectedFailure(
          'not-available-here',
          'The command line has no windows; start Veritrail to open one.',
        );
      }
      return await host.newWindow(place);
    },
  };
}
