import { describe, expect, it } from 'vitest';
import type { IpcMain } from 'electron';
import { BRIDGE_CHANNELS } from '@contract/bridge';
import { ExpectedFailure } from '@core/failure/failure';
import { answerPage } from '../../src/main/page-calls';

const page = { senderFrame: { parent: null, url: 'app://veritrail/index.html' } };

function listen() {
  const handlers = new Map<string, (...given: unknown[]) => Promise<unknown>>();
  const asked: unknown[] = [];
  answerPage(
    { handle: (channel: string, handler: never) => handlers.set(channel, handler) } as unknown as Pick<
      IpcMain,
      'handle'
    >,
    {
      call: (name, input) => {
        asked.push([name, input]);
        return Promise.resolve({ ok: true, value: 'answer' });
      },
      addSources: (paths) => {
        asked.push(paths);
        return paths.includes('/gone')
          ? Promise.reject(new ExpectedFailure('file-unreadable', 'gone cannot be read.'))
          : Promise.resolve([]);
      },
    },
  );
  const send = (channel: string, event: unknown, ...given: unknown[]) => handlers.get(channel)?.(event, ...given);
  return { send, asked };
}

describe('what the page asks of the window', () => {
  it('is passed on to the application', async () => {
    const { send, asked } = listen();
    expect(await send(BRIDGE_CHANNELS.call, page, 'search.count', { a: 1 })).toEqual({ ok: true, value: 'answer' });
    expect(await send(BRIDGE_CHANNELS.dropped, page, ['/a.json'])).toEqual({ ok: true, value: [] });
    expect(asked).toEqual([['search.count', { a: 1 }], ['/a.json']]);
  });

  it.each([
    ['another page', { senderFrame: { parent: null, url: 'https://evil.example/' } }],
    ['a frame within our page', { senderFrame: { parent: {}, url: 'app://veritrail/index.html' } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('is refused from %s', async (_who, event) => {
    const { send, asked } = listen();
    expect(await send(BRIDGE_CHANNELS.call, event, 'search.count', {})).toMatchObject({
      failure: { code: 'not-allowed' },
    });
    expect(await send(BRIDGE_CHANNELS.dropped, event, ['/a'])).toMatchObject({ failure: { code: 'not-allowed' } });
    expect(asked).toEqual([]);
  });

  it('fails in a sentence where a dropped file cannot be read, and is refused where it is no list of paths', async () => {
    const { send } = listen();
    expect(await send(BRIDGE_CHANNELS.dropped, page, ['/gone'])).toMatchObject({
      failure: { code: 'file-unreadable' },
    });
    for (const paths of ['/a', [''], [1], Array.from({ length: 10_001 }, () => '/a')]) {
      expect(await send(BRIDGE_CHANNELS.dropped, page, paths)).toMatchObject({ failure: { code: 'not-allowed' } });
    }
  });
});
