import { formatCount } from '../ui/format-number';
import { plural } from '../ui/plural';

/** What the saved searches say. */
export const savedSearchesText = {
  menu: 'Saved searches',
  menuOf: (name: string) => `Saved searches: ${name}`,
  changed: 'changed',
  newOnly: 'new only',
  nameLabel: 'Name of this search',
  save: 'Save search',
  update: (name: string) => `Update “${name}”`,
  differs: (name: string) => `The search on the screen differs from “${name}”.`,
  list: 'Saved searches',
  pinned: 'Pinned',
  empty: 'No saved search yet. Give the search on the screen a name to keep it.',
  find: 'Find in saved searches',
  noneLike: (text: string) => `No saved search has “${text}” in its name, folder, tags, description or owner.`,
  actionsOf: (name: string) => `Actions for ${name}`,
  open: 'Open',
  openNew: 'Show only the new entries',
  rename: 'Rename',
  renameLabel: (name: string) => `New name of ${name}`,
  details: 'Details…',
  updateWithCurrent: 'Update with the search on the screen',
  duplicate: 'Duplicate',
  moveUp: 'Move up',
  moveDown: 'Move down',
  pin: 'Pin',
  unpin: 'Unpin',
  remove: 'Delete',
  removed: (name: string) => `“${name}” was deleted.`,
  saved: (name: string) => `Saved as “${name}”.`,
  updated: (name: string) => `“${name}” was updated.`,
  undo: 'Undo',
  filters: (filters: number) => plural(filters, 'filter', 'filters'),
  query: 'query',
  between: 'Fixed range',
  undatedOnly: 'undated only',
  more: 'More',
  moreName: 'Folders and files of saved searches',
  newFolder: 'New folder…',
  importFile: 'Import searches…',
  exportAll: 'Export all…',
  exportOne: 'Export…',
  exported: (searches: number, groups: number, name: string) =>
    `${plural(searches, 'search', 'searches')}${groups === 0 ? '' : ` and ${plural(groups, 'tenant group', 'tenant groups')}`} written to ${name}.`,
} as const;

/** What folders say. */
export const foldersText = {
  folder: (path: string, count: number) => `Folder ${path}, ${plural(count, 'search', 'searches')}`,
  expand: (path: string) => `Show what is in ${path}`,
  collapse: (path: string) => `Hide what is in ${path}`,
  newTitle: 'New folder',
  newInside: 'New folder inside…',
  rename: 'Rename or move…',
  renameTitle: (path: string) => `Rename or move “${path}”`,
  path: 'Folder',
  pathHelp: 'A slash makes a folder inside another: Audit/Quarterly',
  pathWrong: 'Give a name, or up to eight of them with / between them.',
  add: 'Add folder',
  move: 'Rename',
  exportFolder: 'Export this folder…',
  remove: 'Delete folder…',
  removeTitle: (path: string) => `Delete the folder “${path}”?`,
  removeText: (searches: number, place: string) =>
    searches === 0
      ? 'There is no search in it.'
      : `${plural(searches, 'search', 'searches')} in it ${searches === 1 ? 'stays' : 'stay'} and ${searches === 1 ? 'moves' : 'move'} ${place === '' ? 'to the top' : `into “${place}”`}.`,
  removeToo: (searches: number) => `Delete ${plural(searches, 'search', 'searches')} too`,
  removeOnly: 'Delete the folder',
  removed: (path: string) => `The folder “${path}” was deleted.`,
  removedWith: (path: string, searches: number) =>
    `The folder “${path}” and ${plural(searches, 'search', 'searches')} were deleted.`,
  emptyFolder: 'Empty',
} as const;

/** What reviews of searches say. */
export const reviewText = {
  mark: 'Mark as reviewed',
  marked: (name: string, entries: number) => `“${name}” is reviewed: ${plural(entries, 'entry', 'entries')}.`,
  unmarked: 'Never reviewed',
  reviewedBy: (ago: string, by: string) => `Reviewed ${ago} by ${by}`,
  newSince: (entries: number, ago: string) => `+${formatCount(entries)} since ${ago}`,
  nothingNew: (ago: string) => `nothing new since ${ago}`,
  counting: 'counting…',
  notCounted: 'cannot be counted',
  changedSince: 'changed since it was reviewed',
  explain: (entries: number, time: string, by: string, held: number) =>
    `${plural(entries, 'entry', 'entries')} that this search holds now came into the archive after ${time}, when ${by} reviewed ${plural(held, 'entry', 'entries')}. What arrives late counts, whatever its own time.`,
  passed: (entries: number) =>
    `${plural(entries, 'further entry', 'further entries')} came since, but the range has moved on and no longer holds ${entries === 1 ? 'it' : 'them'}.`,
  passedShort: (entries: number) => `${formatCount(entries)} passed by`,
  changes: (changes: number) =>
    `Since then ${changes === 1 ? 'there was 1 removal or correction' : `there were ${formatCount(changes)} removals and corrections`} in the archive: what was reviewed may have changed.`,
  groups: (names: string) => `Since then the tenants of ${names} have changed.`,
  edited: 'The search was changed after it was reviewed: what it held then is not what it would hold now.',
} as const;

/** What the details of a search say. */
export const detailsText = {
  title: (name: string) => `Details of “${name}”`,
  name: 'Name',
  folder: 'Folder',
  folderHelp: 'Names with / between them; empty: at the top',
  tags: 'Tags',
  tagsHelp: 'With commas between them',
  description: 'Description',
  owner: 'Owner',
  ownerHelp: 'Whose search it is; goes along when it is exported',
  pinned: 'Pinned: stands first; the first nine open with Alt+1 to Alt+9',
  made: (time: string) => `Saved ${time}`,
  changed: (time: string) => `changed ${time}`,
  save: 'Save',
  discardTitle: 'Forget what you typed?',
  discardBody: 'What was changed in these details is not saved yet.',
  discard: 'Forget it',
  keep: 'Keep editing',
} as const;

/** What the list that opens by key says. */
export const quickOpenText = {
  title: 'Open a saved search',
  find: 'Name, folder, tag…',
  help: 'Enter opens it, Ctrl+Enter only what is new since it was reviewed',
  none: 'No saved search matches.',
  empty: 'No search is saved yet.',
} as const;

/** What the import of searches says. */
export const importSearchesText = {
  title: 'Import saved searches',
  from: (program: string, time: string) => `Written by ${program}, ${time}`,
  searches: (count: number) => plural(count, 'search', 'searches'),
  groups: (count: number) => plural(count, 'tenant group', 'tenant groups'),
  nothing: 'The file holds no search.',
  columns: { name: 'Name', state: 'What is here already', choice: 'What to do' },
  states: {
    new: 'Nothing like it',
    identical: 'The same search',
    newer: 'An older version',
    older: 'A newer version',
    'other-version': 'Another version of it',
    'same-name': 'Another search of this name',
    'same-content': (name: string) => `The same search, named “${name}”`,
  },
  groupStates: { new: 'Nothing like it', same: 'The same group', differs: 'A group of this name with other tenants' },
  choices: {
    skip: 'Leave out',
    add: 'Import',
    both: 'Keep both',
    replace: 'Replace what is here',
    use: 'Use what is here',
  },
  bound: 'It names entries or imports by their numbers in another archive, which may mean others here.',
  missing: (names: string) => `It uses tenant groups that are not in the file and not here: ${names}.`,
  unknownTenants: (unknown: number, all: number) =>
    `${formatCount(unknown)} of ${plural(all, 'tenant', 'tenants')} not known here`,
  choiceOf: (name: string) => `What to do with ${name}`,
  run: 'Import',
  cancel: 'Cancel',
  done: (added: number, replaced: number, skipped: number) =>
    [
      `${plural(added, 'search', 'searches')} imported`,
      ...(replaced === 0 ? [] : [`${formatCount(replaced)} replaced`]),
      ...(skipped === 0 ? [] : [`${formatCount(skipped)} left out`]),
    ].join(', ') + '.',
} as const;
