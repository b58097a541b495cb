import type { Settings } from '@core/settings/settings';
import { useCallback } from 'react';
import { useChangeSettings, useSettings } from '../../../api/use-settings';
import { useToasts } from '../../../ui/toasts';

export interface FacetSettings {
  readonly facets: Settings['facets'];
  readonly change: (patch: Partial<Settings['facets']>) => void;
}

/** Which facets stand beside the grid, and how: remembered. */
export function useFacetSettings(): FacetSettings {
  const { facets } = useSettings();
  const toasts = useToasts();
  const changeSettings = useChangeSettings(toasts.showFailure);
  const change = useCallback<FacetSettings['change']>(
    (patch) => changeSettings({ facets: { ...facets, ...patch } }),
    [changeSettings, facets],
  );
  return { facets, change };
}

/** A list with one member put in or taken out. */
export const switched = (list: readonly string[], member: string, isIn: boolean): string[] =>
  isIn ? [...list.filter((one) => one !== member), member] : list.filter((one) => one !== member);
