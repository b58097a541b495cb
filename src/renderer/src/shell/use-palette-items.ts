import { COMMANDS } from '@core/commands/commands';
import { isLink } from '@core/links/link';
import { type Search, searchSchema } from '@core/search/search';
import { useMemo } from 'react';
import { useApplication } from '../api/use-application';
import { useCall } from '../api/use-call';
import { describeSearch } from '../features/saved-searches/describe-search';
import { placeOfTenant, sharedNames } from '../ui/place-of-tenant';
import { paletteText } from '../strings/palette';
import { isAvailable, runCommand } from '../ui/commands';
import { acceleratorCaps, keyCaps } from '../ui/key-caps';
import { useNavigation } from '../ui/navigation';
import type { PaletteItem } from './palette-items';
import type { SearchPlaceStore } from './search-place-store';
import { useOpenLink } from './use-open-link';

/** Everything that the palette offers for what was typed; tenants once something is. */
export function usePaletteItems(typed: string, store: SearchPlaceStore): readonly PaletteItem[] {
  const { showSearch } = useNavigation();
  const openLink = useOpenLink();
  const hasMenu = useApplication().data?.host === 'electron';
  const saved = useCall('savedSearches.list', {}).data;
  const wantsTenants = typed.trim() !== '';
  const tenants = useCall('coverage.tenants', {}, { enabled: wantsTenants }).data;
  const shared = useMemo(() => sharedNames((tenants ?? []).map(({ name }) => name)), [tenants]);
  const text = typed.trim();
  const fixed = useMemo<readonly PaletteItem[]>(
    () => [
      ...commandItems(hasMenu),
      ...(saved ?? []).map((one) =>
        searchItem({ id: `saved ${one.id}`, group: 'saved', title: one.name }, one.search, showSearch),
      ),
      ...store.recent.map((one, index) =>
        searchItem({ id: `recent ${index}`, group: 'recent', title: titleOf(one) }, one, showSearch),
      ),
    ],
    [hasMenu, saved, store, showSearch],
  );
  const scoped = useMemo<readonly PaletteItem[]>(
    () =>
      !wantsTenants
        ? []
        : (tenants ?? []).map(({ key, name }) => ({
            id: `tenant ${key}`,
            group: 'tenants',
            title: name,
            detail: shared.has(name) ? `${placeOfTenant(key)} · ${paletteText.scope}` : paletteText.scope,
            caps: [],
            run: () => showSearch(scopedTo(store.get()?.search ?? null, key)),
          })),
    [wantsTenants, tenants, shared, store, showSearch],
  );
  return useMemo(
    () => [...foundItems(text, openLink, showSearch), ...fixed, ...scoped],
    [text, openLink, showSearch, fixed, scoped],
  );
}

function commandItems(hasMenu: boolean): readonly PaletteItem[] {
  return COMMANDS.filter(({ id }) => id !== 'go.palette' && isAvailable(id)).map((command) => ({
    id: command.id,
    group: 'commands',
    title: command.title,
    detail: '',
    caps: command.keys === null ? acceleratorCaps(command, hasMenu) : keyCaps(command, hasMenu),
    run: () => void runCommand(command.id),
  }));
}

function searchItem(
  named: Pick<PaletteItem, 'id' | 'group' | 'title'>,
  search: Search,
  show: (search: Search) => void,
): PaletteItem {
  return { ...named, detail: describeSearch(search), caps: [], run: () => show(search) };
}

/** A search without a name is told by what it filters for. */
function titleOf(search: Search): string {
  const filters = search.filters.map(
    ({ not, values }) => `${not ? paletteText.not : ''}${values.slice(0, 3).join(', ') || paletteText.none}`,
  );
  return [search.query, ...filters].filter((one) => one !== '').join(' · ') || paletteText.everything;
}

function foundItems(
  text: string,
  openLink: (link: string) => void,
  showSearch: (search: Search, entry: number) => void,
): readonly PaletteItem[] {
  const found = { group: 'found', detail: '', caps: [] } as const;
  if (isLink(text)) return [{ ...found, id: 'link', title: paletteText.openLink, run: () => openLink(text) }];
  const id = Number(/^#?(\d{1,12})$/u.exec(text)?.[1] ?? 0);
  if (id === 0) return [];
  const search = searchSchema.parse({ filters: [{ field: 'id', values: [String(id)] }], range: { kind: 'all' } });
  return [{ ...found, id: 'entry', title: paletteText.goToEntry(id), run: () => showSearch(search, id) }];
}

/** The present search, of one tenant alone. */
function scopedTo(search: Search | null, key: string): Search {
  const from = search ?? searchSchema.parse({});
  const others = from.filters.filter(({ field, not }) => not || (field !== 'tenant' && field !== 'tenantGroup'));
  return { ...from, filters: [{ field: 'tenant', not: false, values: [key] }, ...others] };
}
