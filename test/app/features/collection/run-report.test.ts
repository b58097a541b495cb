import type { RunReport } from '@core/collection/collection-progress';
import { BackendFailure } from '@core/http/backend-failure';
import { describe, expect, it } from 'vitest';
import { backendOf, CollectingDesk } from './collecting-desk';

describe('the report', () => {
  it('of a run that could not ask a connection says so for ever, beside the run and the connection', async () => {
    const backend = backendOf();
    backend.onList = () => {
      throw new BackendFailure('sign-in-refused', 'The key is refused.');
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    const later = await new CollectingDesk([backend], desk.ledger).read(1);
    const line = { connectionId: 'connection-one', title: 'one', state: 'failed', reasons: ['The key is refused.'] };
    expect(later.scopes).toMatchObject([line]);
    expect(later.run.unasked).toMatchObject([{ connectionId: 'connection-one', isCancelled: false }]);
  });

  it('of a cancelled run names the tenants that were still waiting, also where the program has been started anew', async () => {
    const backend = backendOf();
    backend.parallel = 1;
    const desk = new CollectingDesk([backend]);
    desk.ledger.beforeCommit = () => void desk.operations.cancel(desk.operations.list()[0]?.id ?? '');
    const cancelled = ['cancelled', ['The run was cancelled; the next collection goes on here.']];
    const told = (scopes: RunReport['scopes']) => scopes.map(({ scope, state, reasons }) => [scope, state, reasons]);
    expect(told((await desk.collect()).scopes)).toEqual([
      ['a', ...cancelled],
      ['b', ...cancelled],
    ]);
    const later = await new CollectingDesk([backend], desk.ledger).read(1);
    expect(told(later.scopes)).toEqual([
      ['a', 'cancelled', ['It was interrupted; a later collection goes on here.']],
      ['b', ...cancelled],
    ]);
  });

  it('is told from the ledger where the program has been started anew', async () => {
    const backend = backendOf();
    backend.meddle = (page, { scope }) => {
      if (scope.id === 'a') throw new BackendFailure('forbidden', 'Not a.');
      return page;
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    const later = new CollectingDesk([backend], desk.ledger);
    expect((await later.read(1)).scopes).toMatchObject([
      { scope: 'a', state: 'failed', reasons: ['Not a.'], completeTo: null },
      { scope: 'b', state: 'complete', reasons: [], added: 60 },
    ]);
    await expect(later.read(99)).rejects.toMatchObject({ code: 'collection-not-found' });
  });
});
