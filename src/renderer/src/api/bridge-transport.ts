import type { Bridge } from '@contract/bridge';
import type { Result } from '@contract/result';
import type { Transport } from './transport';

const cancelled: Result<never> = { ok: false, failure: { code: 'cancelled', message: 'The request was cancelled.' } };

/** Calls through Electron's bridge. Files stay where they are: the host learns their paths from the preload. */
export function bridgeTransport(bridge: Bridge): Transport {
  return {
    call: (name, input, signal) => {
      if (signal?.aborted) return Promise.resolve(cancelled);
      const answer = bridge.call(name, input);
      if (signal === undefined) return answer;
      return Promise.race([
        answer,
        new Promise<Result<never>>((resolve) =>
          signal.addEventListener('abort', () => resolve(cancelled), { once: true }),
        ),
      ]);
    },
    subscribe: (listener) => bridge.onPush(listener),
    upload: async (files, onProgress) => {
      const total = files.reduce((sum, one) => sum + one.file.size, 0);
      const handles = await bridge.registerDroppedFiles(files.map((one) => one.file));
      onProgress(total, total);
      return [...handles];
    },
    download: () => Promise.resolve(),
  };
}
