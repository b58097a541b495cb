import { describe, expect, it } from 'vitest';
import { ExpectedFailure } from '@core/failure/failure';
import { Peer } from '../../src/main/peer';

/** Two peers whose messages cross on a later turn and as plain data only, as between processes. */
function pair(answer: (question: { readonly ask: string }) => Promise<unknown>) {
  const heard: unknown[] = [];
  const bugs: unknown[] = [];
  const send = (to: () => Peer) => ({
    postMessage: (message: unknown) => setImmediate(() => to().receive(structuredClone(message))),
  });
  const here: Peer = new Peer({
    port: send(() => there),
    answer: () => Promise.resolve(null),
    hear: (what) => heard.push(what),
    logBug: () => 'none',
  });
  const there: Peer = new Peer({
    port: send(() => here),
    answer,
    hear: () => undefined,
    logBug: (where, error) => {
      bugs.push([where, error]);
      return 'ref1';
    },
  });
  return { here, there, heard, bugs };
}

describe('two processes that ask each other', () => {
  it('get each answer to its own question, in whatever order they come', async () => {
    const { here } = pair(async (question) => {
      if (question.ask === 'slow') await new Promise((resolve) => setTimeout(resolve, 30));
      return `answer to ${question.ask}`;
    });
    expect(await Promise.all([here.askValue({ ask: 'slow' }), here.askValue({ ask: 'quick' })])).toEqual([
      'answer to slow',
      'answer to quick',
    ]);
  });

  it('hand an expected failure over as it is, and a bug as a reference into the log', async () => {
    const { here, bugs } = pair((question) =>
      Promise.reject(
        question.ask === 'known' ? new ExpectedFailure('disk-full', 'The disk is full.') : new Error('oops'),
      ),
    );
    expect(await here.ask({ ask: 'known' })).toEqual({
      ok: false,
      failure: { code: 'disk-full', message: 'The disk is full.' },
    });
    expect(await here.ask({ ask: 'unknown' })).toMatchObject({ failure: { code: 'internal', detail: 'ref1' } });
    expect(bugs).toEqual([['unknown', new Error('oops')]]);
  });

  it('fail with host-stopped what waits for a process that ends, and whatever is asked after', async () => {
    const { here } = pair(() => new Promise(() => undefined));
    const waiting = here.ask({ ask: 'never' });
    here.stop();
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'host-stopped' } });
    expect(await here.ask({ ask: 'more' })).toMatchObject({ ok: false, failure: { code: 'host-stopped' } });
  });

  it('tell things unasked', async () => {
    const { here, there, heard } = pair(() => Promise.resolve(1));
    there.tell({ push: 'news' });
    await here.ask({ ask: 'anything' });
    expect(heard).toEqual([{ push: 'news' }]);
  });
});
