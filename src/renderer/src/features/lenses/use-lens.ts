import type { CallInput } from '@contract/calls';
import type { LensAnswer } from '@core/lenses/lens-answer';
import type { LensId } from '@core/lenses/lenses';
import type { Filter } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call';
import { useDebounced } from '../../ui/use-debounced';
import { useShownZone } from '../../ui/use-shown-zone';
import type { LensMemory } from './lens-memory';
import { useWorkingHours } from './use-working-hours';

/** Rows of a page. */
export const PAGE = 100;
const TYPING_MS = 200;

export type LensInput = Omit<CallInput<'lenses.csv'>, 'target'>;

/** A lens's answer as the user has narrowed it, and the question it answers. */
export function useLens(id: LensId, { tenants, choices }: LensMemory) {
  const zone = useShownZone();
  const hours = useWorkingHours().filter;
  const contains = useDebounced(choices.contains, TYPING_MS);
  const { grouping, range, sort, series, snapshot, offset } = choices;
  const input = useMemo<LensInput>(() => {
    const filters: Filter[] =
      tenants.length === 0 ? [] : [{ field: 'tenant', not: false, values: tenants.map(({ key }) => key) }];
    const own = id === 'off-hours' ? { hours } : {};
    return { lens: id, grouping, range, filters, zone, contains, sort, series, snapshot, ...own };
  }, [id, grouping, range, tenants, zone, contains, sort, series, snapshot, hours]);
  const query = useCall('lenses.answer', { ...input, offset, limit: PAGE });
  // What is still shown of another lens says nothing of this one.
  const answer: LensAnswer | null = query.data?.lens === id ? query.data : null;
  return { input, query, answer, zone };
}
