import { notifyManager, QueryClient } from '@tanstack/react-query';

/** `always`: the application is on this machine, so being offline stops nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// At once, and not in a task of its own that waits behind what the browser has to draw.
notifyManager.setScheduler(queueMicrotask);
