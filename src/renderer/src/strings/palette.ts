import { plural } from '../ui/plural';

/** Words of the command palette. */
export const paletteText = {
  title: 'Command palette',
  hint: 'A command, a search, a tenant, #entry or a link',
  list: 'What can be done',
  groups: {
    found: 'Go to',
    commands: 'Commands',
    saved: 'Saved searches',
    recent: 'Recent searches',
    tenants: 'Tenants',
  },
  nothing: (typed: string) => `Nothing is named “${typed}”. Type fewer letters, or press / to search the entries.`,
  count: (count: number) => plural(count, 'line', 'lines'),
  openLink: 'Open the link',
  goToEntry: (id: number) => `Go to entry #${String(id)}`,
  scope: 'Show this tenant only',
  not: 'not ',
  none: 'no value',
  everything: 'Everything',
} as const;
