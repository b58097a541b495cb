import type { HostServices } from '@app/application';
import { markAsDemo } from '@app/data-folder';
import type { HostQuestion } from './process-words';

type AskMain = (question: HostQuestion) => Promise<unknown>;

/** What Electron fills in: the main process shows the dialogs and windows, this process registers what was chosen. */
export function createElectronHost(version: string, askMain: AskMain): HostServices {
  return {
    kind: 'electron',
    version,
    hasNativeDialogs: true,
    pickSources: async (what, handles) => {
      const paths = (await askMain({ ask: 'pick-sources', what })) as readonly string[];
      return await Promise.all(paths.map((path) => handles.addSource(path)));
    },
    pickTarget: async (suggestedName, handles) => {
      const path = (await askMain({ ask: 'pick-target', suggestedName })) as string | null;
      return path === null ? null : await handles.addTarget(path);
    },
    openDemo: async (dataFolder) => {
      markAsDemo(dataFolder);
      await askMain({ ask: 'open-demo', dataFolder });
      return null;
    },
    openWindow: async ({ link }) => {
      await askMain({ ask: 'open-window', link });
      return { address: null };
    },
    newWindow: async (place) => {
      await askMain({ ask: 'new-window', place });
      return { address: null };
    },
  };
}
