import { plural } from '../ui/plural';

/** What the menu of saved searches says. */
export const savedSearchesText = {
  menu: 'Saved searches',
  menuOf: (name: string) => `Saved searches: ${name}`,
  changed: 'changed',
  nameLabel: 'Name of this search',
  save: 'Save search',
  update: (name: string) => `Update “${name}”`,
  differs: (name: string) => `The search on the screen differs from “${name}”.`,
  list: 'Saved searches',
  empty: 'No saved search yet. Give the search on the screen a name to keep it.',
  actionsOf: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  renameLabel: (name: string) => `New name of ${name}`,
  updateWithCurrent: 'Update with the search on the screen',
  duplicate: 'Duplicate',
  moveUp: 'Move up',
  moveDown: 'Move down',
  remove: 'Delete',
  removed: (name: string) => `“${name}” was deleted.`,
  saved: (name: string) => `Saved as “${name}”.`,
  updated: (name: string) => `“${name}” was updated.`,
  undo: 'Undo',
  filters: (filters: number) => plural(filters, 'filter', 'filters'),
  between: 'Fixed range',
  undatedOnly: 'undated only',
} as const;
