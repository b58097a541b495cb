import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './api/query-client';
import { useFollowSettings, useSettings } from './api/use-settings';
import { Shell } from './shell/shell';
import { VeritrailTheme } from './theme/veritrail-theme';
import { ErrorBoundary } from './ui/error-boundary';
import { ToastProvider } from './ui/toasts';

/** The whole page: what every part may count on, around the frame. */
export function Application() {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed />
    </QueryClientProvider>
  );
}

function Themed() {
  useFollowSettings();
  const { theme, type } = useSettings();
  return (
    <VeritrailTheme choice={theme} type={type}>
      <ErrorBoundary>
        <ToastProvider>
          <Shell />
        </ToastProvider>
      </ErrorBoundary>
    </VeritrailTheme>
  );
}
