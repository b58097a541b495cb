import type { LensSort } from '@core/lenses/lens-answer';
import { type Lens, type LensId, lensOf } from '@core/lenses/lenses';
import type { Snapshot, TimeRange } from '@core/search/search';
import { useCallback, useSyncExternalStore } from 'react';

/** What the user has chosen in one lens. */
export interface LensChoices {
  readonly grouping: string;
  readonly range: TimeRange;
  readonly contains: string;
  readonly sort: LensSort | null;
  readonly offset: number;
  /** Of the lens of schedules: one row's runs alone. */
  readonly series: string | null;
  /** The look that further pages and another order agree with; null: a new one. */
  readonly snapshot: Snapshot | null;
}

export interface ChosenTenant {
  readonly key: string;
  readonly name: string;
}

interface Memory {
  /** The scope is the same in every lens. */
  readonly tenants: readonly ChosenTenant[];
  readonly lenses: Partial<Record<LensId, LensChoices>>;
}

let memory: Memory = { tenants: [], lenses: {} };
const listeners = new Set<() => void>();

function change(next: Memory): void {
  memory = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const freshChoices = (lens: Lens): LensChoices => ({
  grouping: lens.groupings[0]?.id ?? '',
  range: lens.range,
  contains: '',
  sort: null,
  offset: 0,
  series: null,
  snapshot: null,
});

export interface LensMemory {
  readonly tenants: readonly ChosenTenant[];
  readonly choices: LensChoices;
  readonly chooseTenants: (tenants: readonly ChosenTenant[]) => void;
  /** What changes the figures begins at the first row of a new look; what only turns pages keeps the look. */
  readonly choose: (patch: Partial<LensChoices>) => void;
}

/** The choices of a lens, kept while the window is open, whatever screen is shown. */
export function useLensMemory(id: LensId): LensMemory {
  const { tenants, lenses } = useSyncExternalStore(subscribe, () => memory);
  const choices = lenses[id] ?? freshChoices(lensOf(id));
  const chooseTenants = useCallback((chosen: readonly ChosenTenant[]) => {
    const fresh = Object.entries(memory.lenses).map(([lens, one]) => [lens, { ...one, offset: 0, snapshot: null }]);
    change({ tenants: chosen, lenses: Object.fromEntries(fresh) as Memory['lenses'] });
  }, []);
  const choose = useCallback(
    (patch: Partial<LensChoices>) => {
      const before = memory.lenses[id] ?? freshChoices(lensOf(id));
      const isAnew = 'grouping' in patch || 'range' in patch || 'series' in patch;
      const restart = isAnew ? { offset: 0, snapshot: null, ...('grouping' in patch ? { sort: null } : {}) } : {};
      const turned = 'contains' in patch || 'sort' in patch ? { offset: 0 } : {};
      change({ ...memory, lenses: { ...memory.lenses, [id]: { ...before, ...restart, ...turned, ...patch } } });
    },
    [id],
  );
  return { tenants, choices, chooseTenants, choose };
}
