import type { CallFailed } from '../api/call-failed';
import { useApplication } from '../api/use-application';
import { useAction } from '../api/use-call';
import { welcomeText } from '../strings/welcome';
import { useToasts } from './toasts';

export interface OpenDemo {
  /** This window shows the demo already. */
  readonly isDemo: boolean;
  readonly isOpening: boolean;
  readonly failure: CallFailed | null;
  open(): void;
}

/** Opens the demo archive: in the browser this page goes to its address, in Electron it has a window of its own. */
export function useOpenDemo(): OpenDemo {
  const application = useApplication();
  const toasts = useToasts();
  const open = useAction('application.openDemo');
  return {
    isDemo: application.data?.isDemo ?? false,
    isOpening: open.isPending,
    failure: open.error,
    open: () =>
      open.mutate(
        {},
        {
          onSuccess: ({ address }) => {
            if (address === null) toasts.show({ text: welcomeText.demoOpened });
            else window.location.assign(address);
          },
        },
      ),
  };
}
