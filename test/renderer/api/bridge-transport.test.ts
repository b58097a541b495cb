import type { Bridge } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import { expect, test } from 'vitest';
import { bridgeTransport } from '../../../src/renderer/src/api/bridge-transport';
import { CallFailed, toCallFailed } from '../../../src/renderer/src/api/call-failed';

const bridge = (call: Bridge['call']): Bridge => ({
  call,
  onPush: (listener: (push: Push) => void) => {
    listener({ name: 'settings.changed', body: { by: 'test' } });
    return () => undefined;
  },
  registerDroppedFiles: (files) =>
    Promise.resolve(
      files.map((_, at) => ({ handle: `handle-${at}`, name: 'f', byteLength: 3, kind: 'file' as const })),
    ),
});

test('a call that is cancelled answers at once and does not wait for the application', async () => {
  const abort = new AbortController();
  const transport = bridgeTransport(bridge(() => new Promise(() => undefined)));
  const answer = transport.call('search.page', {}, abort.signal);
  abort.abort();
  expect(await answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('a call that was cancelled before is not made', async () => {
  let made = 0;
  const transport = bridgeTransport(
    bridge(() => {
      made += 1;
      return Promise.resolve({ ok: true, value: 1 });
    }),
  );
  expect(await transport.call('search.page', {}, AbortSignal.abort())).toMatchObject({ ok: false });
  expect(made).toBe(0);
});

test('files get their handles in order, and the progress ends at the sum of their sizes', async () => {
  const transport = bridgeTransport(bridge(() => Promise.reject(new Error('unused'))));
  const files = ['abc', 'de'].map((text) => ({ file: new File([text], text), name: text }));
  const progress: number[][] = [];
  const handles = await transport.upload(files, (done, total) => progress.push([done, total]));
  expect([handles.map((one) => one.handle), progress]).toEqual([['handle-0', 'handle-1'], [[5, 5]]]);
});

test('what is thrown anywhere becomes a failure that the user can be told of', () => {
  const known = new CallFailed({ code: 'disk-full', message: 'The disk is full.' });
  expect([toCallFailed(known), toCallFailed(new Error('odd')).code, toCallFailed('text').detail]).toEqual([
    known,
    'internal',
    'text',
  ]);
});
