import { describe, expect, it } from 'vitest';
import { type Filter, type Search, searchSchema } from '@core/search/search';
import { toAddress, type Place } from '@core/search/search-address';
import { type HistoryWindow, PageHistory, stepKind } from '../../../src/renderer/src/shell/page-history';

/** A browser's history: going takes effect at once, and the page hears of it when `arrive` is called. */
class FakeWindow implements HistoryWindow {
  steps: { state: unknown; hash: string }[] = [{ state: null, hash: '' }];
  at = 0;
  get location() {
    return { hash: this.steps[this.at]?.hash ?? '' };
  }
  get history() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const window = this;
    return {
      get state(): unknown {
        return window.steps[window.at]?.state ?? null;
      },
      pushState: (state: unknown, _title: string, hash?: string | URL | null) => {
        window.steps = [...window.steps.slice(0, window.at + 1), { state, hash: String(hash) }];
        window.at += 1;
      },
      replaceState: (state: unknown, _title: string, hash?: string | URL | null) => {
        window.steps[window.at] = { state, hash: String(hash) };
      },
      go: (delta?: number) => {
        window.at = Math.min(window.steps.length - 1, Math.max(0, window.at + (delta ?? 0)));
      },
    };
  }
  type(hash: string): void {
    this.history.pushState(null, '', hash);
  }
  get hashes(): readonly string[] {
    return this.steps.map((one) => one.hash);
  }
}

const plain: Search = searchSchema.parse({});
const errors: Filter[] = [{ field: 'severity', not: false, values: ['error'] }];
const place = (search: Partial<Search> = {}, entry: number | null = null, page: number | null = null): Place => ({
  kind: 'search',
  search: { ...plain, ...search },
  entry,
  page,
});
const snapshot = { generation: 1, highestId: 9, now: 5 };
const settings: Place = { kind: 'screen', screen: 'settings', part: null, opened: null };

function begin(...places: readonly Place[]) {
  const window = new FakeWindow();
  const history = new PageHistory(window);
  for (const one of places) history.record({ place: one, snapshot: null }, false);
  return { window, history };
}

describe('the steps of a window', () => {
  it('take an applied search, an opened entry and another screen for a step each', () => {
    const { window } = begin(place(), place({ filters: errors }), place({ filters: errors }, 7), settings);
    expect(window.hashes).toEqual([
      '#/search?v=1&range=7d',
      '#/search?v=1&is.severity=error&range=7d',
      '#/search?v=1&is.severity=error&range=7d&entry=7',
      '#/settings',
    ]);
  });

  it('change with the columns, the page and the next entry, without becoming more', () => {
    const { window } = begin(
      place(),
      place({ columns: ['id'] }),
      place({ columns: ['id'] }, null, 3),
      place({}, 7),
      place({}, 8),
    );
    expect(window.hashes).toEqual(['#/search?v=1&range=7d&columns=id&page=3', '#/search?v=1&range=7d&entry=8']);
  });

  it('take what is typed in one field for one step', () => {
    const { window, history } = begin(place());
    for (const [index, query] of ['t', 'ta', 'tas', 'task'].entries()) {
      history.record({ place: place({ query }), snapshot: null }, index > 0);
    }
    expect(window.hashes).toEqual(['#/search?v=1&range=7d', '#/search?v=1&q=task&range=7d']);
  });

  it('go back to the step below where an opened entry is closed, so that none is there twice', () => {
    const { window, history } = begin(place(), place({}, 7), place({}, 8));
    history.record({ place: place(), snapshot: null }, false);
    expect([window.at, history.arrive(), history.steps()]).toEqual([
      0,
      'skipped',
      { canGoBack: false, canGoForward: true },
    ]);
    history.record({ place: place({ filters: errors }), snapshot: null }, false);
    expect(window.hashes).toEqual(['#/search?v=1&range=7d', '#/search?v=1&is.severity=error&range=7d']);
  });

  it('keep what comes while such a return is on its way', () => {
    const { window, history } = begin(place(), place({}, 7));
    history.record({ place: place(), snapshot: null }, false);
    history.record({ place: settings, snapshot: null }, false);
    history.arrive();
    expect(window.hashes).toEqual(['#/search?v=1&range=7d', '#/settings']);
  });

  it('give back place and snapshot, and go on over a step that shows what is shown', () => {
    const { window, history } = begin(place());
    history.record({ place: place({}, null, 2), snapshot }, false);
    history.record({ place: place({ filters: errors }), snapshot: null }, false);
    history.back();
    expect(history.arrive()).toEqual({ ok: true, stand: { place: place({}, null, 2), snapshot } });
    expect([window.at, history.steps()]).toEqual([0, { canGoBack: false, canGoForward: true }]);
  });
});

describe('the address of a page that is opened', () => {
  it('names nothing, a place, or a damaged one', () => {
    const read = (hash: string) => {
      const window = new FakeWindow();
      window.type(hash);
      return new PageHistory(window).read();
    };
    expect([read(''), read('#/'), read('#/entry/12'), read('#/search?v=7')]).toEqual([
      null,
      null,
      { ok: true, stand: { place: { kind: 'entry', entry: 12 }, snapshot: null } },
      { ok: false, problem: 'it was made by a newer Veritrail' },
    ]);
  });

  it('that is typed while the window begins is not written over', () => {
    const { window, history } = begin();
    window.type('#/settings');
    history.record({ place: place(), snapshot: null }, false);
    expect([window.location.hash, history.arrive()]).toEqual([
      '#/settings',
      { ok: true, stand: { place: settings, snapshot: null } },
    ]);
  });

  it('that is damaged leaves what is shown, and its own step is taken back', () => {
    const { window, history } = begin(place());
    window.type('#/nonsense/%');
    expect(history.arrive()).toMatchObject({ ok: false });
    history.restore(null);
    expect(window.location.hash).toBe(`#/${toAddress(place())}`);
  });
});

describe('a search that is too long for an address', () => {
  const values = Array.from({ length: 3000 }, (_, index) => `tenant ${String(index)}`);
  const long = place({ filters: [{ field: 'tenant', not: false, values }] }, 5);

  it('is kept with its step, comes back with it and survives a reload', () => {
    const { window, history } = begin(place(), long, settings);
    expect(window.steps[1]?.hash).toBe('#/search?v=1&kept=1&entry=5');
    history.back();
    expect(history.arrive()).toEqual({ ok: true, stand: { place: long, snapshot: null } });
    expect(new PageHistory(window).read()).toEqual({ ok: true, stand: { place: long, snapshot: null } });
  });

  it('says so where another window opens its address', () => {
    const window = new FakeWindow();
    window.type('#/search?v=1&kept=1');
    expect(new PageHistory(window).read()).toEqual({
      ok: false,
      problem: 'its search is too long for an address, and only the window that made it knows it',
    });
  });
});

describe('going from one place to another', () => {
  it('is a step where the list changes, and a move within it', () => {
    expect([
      stepKind(place(), place({ range: { kind: 'all' } })),
      stepKind(place(), place({ sort: { column: 'task', direction: 'ascending' } })),
      stepKind(place(), place({}, 3)),
      stepKind(place({}, 3), place({}, 4)),
      stepKind(place(), place()),
      stepKind(place(), settings),
    ]).toEqual(['step', 'step', 'step', 'move', 'same', 'step']);
  });
});
