import { type CompletionOption, valueOption } from '@core/search/query/complete-query';
import type { FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../../api/use-call';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { queryStrings } from '../../../strings/query';

/** Values of the fields that no facet counts: tags, persons and tenant groups that there are. */
export function useListedValues(field: FilterField | null, typed: string): readonly CompletionOption[] {
  const tags = useCall('annotations.tags', {}, { enabled: field === 'tag' }).data;
  const persons = useCall('persons.list', {}, { enabled: field === 'person' }).data;
  const groups = useTenantGroups();
  return useMemo(() => {
    const wanted = typed.toLowerCase();
    const fitting = (names: readonly (readonly [string, string])[]): readonly CompletionOption[] =>
      names
        .filter(([name]) => name.toLowerCase().includes(wanted))
        .map(([name, detail]) => valueOption(name, name, detail));
    if (field === 'tag')
      return fitting((tags ?? []).map(({ tag, entries }) => [tag, queryStrings.entriesWith(entries)]));
    if (field === 'person') return fitting((persons ?? []).map(({ name }) => [name, '']));
    if (field === 'tenantGroup') return fitting(groups.map(({ name }) => [name, '']));
    return [];
  }, [field, typed, tags, persons, groups]);
}
