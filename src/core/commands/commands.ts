/** Where a command stands in the menu and in the map of keys. */
export const COMMAND_GROUPS = [
  { id: 'file', title: 'File' },
  { id: 'go', title: 'Go' },
  { id: 'collect', title: 'Collect' },
  { id: 'search', title: 'Search' },
  { id: 'grid', title: 'Grid' },
  { id: 'entry', title: 'Entry' },
  { id: 'review', title: 'Review' },
  { id: 'help', title: 'Help' },
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number]['id'];

export interface Command<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly group: CommandGroup;
  /** What the page listens to outside of text fields; two presses have a space between them. null: the page has no key for it. */
  readonly keys: string | null;
  /** The menu's shortcut, in Electron's words; works in text fields too. null: the menu shows `keys`. */
  readonly accelerator: string | null;
  /**
   * The page answers to the menu's shortcut as well, so that it works in a browser, which has no menu of ours;
   * `outside-fields`: the page alone, and text fields keep it for themselves.
   */
  readonly isInPage: boolean | 'outside-fields';
}

interface Shortcut {
  readonly keys?: string;
  readonly accelerator?: string;
  readonly isInPage?: boolean | 'outside-fields';
}

const command = <const Id extends string>(
  id: Id,
  group: CommandGroup,
  title: string,
  { keys, accelerator, isInPage }: Shortcut,
): Command<Id> => ({
  id,
  group,
  title,
  keys: keys ?? null,
  accelerator: accelerator ?? null,
  isInPage: isInPage ?? false,
});

/**
 * Everything that can be done by name. One table for the menu, the palette, the map of keys and what the page answers to.
 * A new command is a line here and its handler: `useCommand('its.id', run)` of renderer/src/ui/commands.
 */
const TABLE = [
  command('window.new', 'file', 'New window', { keys: 'g w', accelerator: 'CmdOrCtrl+Shift+N' }),
  command('import.files', 'file', 'Import files…', { accelerator: 'CmdOrCtrl+O' }),
  command('import.folder', 'file', 'Import a folder…', { accelerator: 'CmdOrCtrl+Shift+O' }),
  command('import.paste', 'file', 'Import from the clipboard…', { accelerator: 'CmdOrCtrl+Shift+V' }),
  command('export.start', 'file', 'Export…', { accelerator: 'CmdOrCtrl+E', isInPage: true }),

  command('go.palette', 'go', 'Command palette', { accelerator: 'CmdOrCtrl+K', isInPage: true }),
  command('go.back', 'go', 'Back', { accelerator: 'Alt+Left', isInPage: true }),
  command('go.forward', 'go', 'Forward', { accelerator: 'Alt+Right', isInPage: true }),
  command('go.link', 'go', 'Open a link…', { accelerator: 'CmdOrCtrl+Shift+L' }),
  command('go.search', 'go', 'Search', { keys: 'g s', accelerator: 'CmdOrCtrl+1' }),
  command('go.lenses', 'go', 'Lenses', { keys: 'g l', accelerator: 'CmdOrCtrl+5' }),
  command('go.coverage', 'go', 'Coverage', { keys: 'g v', accelerator: 'CmdOrCtrl+2' }),
  command('go.connections', 'go', 'Connections', { keys: 'g c', accelerator: 'CmdOrCtrl+3' }),
  command('go.imports', 'go', 'Imports', { keys: 'g i', accelerator: 'CmdOrCtrl+4' }),
  command('go.settings', 'go', 'Settings', { keys: 'g ,', accelerator: 'CmdOrCtrl+,' }),

  command('connections.add', 'collect', 'Add a connection…', { accelerator: 'CmdOrCtrl+N' }),
  command('collection.start', 'collect', 'Collect from every connection', { accelerator: 'CmdOrCtrl+Shift+K' }),
  command('collection.pause', 'collect', 'Pause collecting, or go on', { accelerator: 'CmdOrCtrl+Shift+P' }),

  command('search.focus', 'search', 'To the query', { keys: '/', accelerator: 'CmdOrCtrl+L' }),
  command('search.addFilter', 'search', 'Add a filter', { keys: 'a' }),
  command('search.facets', 'search', 'Show or hide the facets', { keys: 'b' }),
  command('search.toFacets', 'search', 'To the facets', { keys: 'Shift b' }),
  command('search.refresh', 'search', 'Refresh', { keys: 'r', accelerator: 'F5' }),
  command('search.save', 'search', 'Save search…', { accelerator: 'CmdOrCtrl+S', isInPage: true }),
  command('search.openSaved', 'search', 'Open a saved search…', {
    keys: 'o',
    accelerator: 'CmdOrCtrl+P',
    isInPage: true,
  }),
  command('search.markReviewed', 'search', 'Mark the saved search as reviewed', { keys: 'Shift r' }),
  command('search.pinned1', 'search', 'Open pinned search 1', { accelerator: 'Alt+1', isInPage: true }),
  command('search.pinned2', 'search', 'Open pinned search 2', { accelerator: 'Alt+2', isInPage: true }),
  command('search.pinned3', 'search', 'Open pinned search 3', { accelerator: 'Alt+3', isInPage: true }),
  command('search.pinned4', 'search', 'Open pinned search 4', { accelerator: 'Alt+4', isInPage: true }),
  command('search.pinned5', 'search', 'Open pinned search 5', { accelerator: 'Alt+5', isInPage: true }),
  command('search.pinned6', 'search', 'Open pinned search 6', { accelerator: 'Alt+6', isInPage: true }),
  command('search.pinned7', 'search', 'Open pinned search 7', { accelerator: 'Alt+7', isInPage: true }),
  command('search.pinned8', 'search', 'Open pinned search 8', { accelerator: 'Alt+8', isInPage: true }),
  command('search.pinned9', 'search', 'Open pinned search 9', { accelerator: 'Alt+9', isInPage: true }),
  command('search.copyLink', 'search', 'Copy a link to this search', { keys: 'Shift l' }),

  command('histogram.focus', 'search', 'To the histogram', { keys: 'h' }),
  command('histogram.toggle', 'search', 'Show or hide the histogram', { keys: 'Shift h' }),
  command('histogram.undo', 'search', 'Undo the zoom of the histogram', { keys: 'z' }),
  command('histogram.redo', 'search', 'Redo the zoom of the histogram', { keys: 'Shift z' }),

  command('grid.next', 'grid', 'Next row', { keys: 'j' }),
  command('grid.previous', 'grid', 'Previous row', { keys: 'k' }),
  command('grid.open', 'grid', 'Open the entry', { keys: 'Enter' }),
  command('grid.filterFor', 'grid', 'Filter for the value of the cell', { keys: 'f' }),
  command('grid.filterOut', 'grid', 'Filter the value out', { keys: 'Shift f' }),
  command('grid.copyValue', 'grid', 'Copy the value', { keys: 'Shift c' }),
  command('grid.nextPage', 'grid', 'Next page', { keys: 'n' }),
  command('grid.previousPage', 'grid', 'Previous page', { keys: 'p' }),
  command('selection.toggle', 'grid', 'Select the row, or take it out', { keys: 'x' }),
  command('selection.extendDown', 'grid', 'Select on to the row below', { keys: 'Shift Down' }),
  command('selection.extendUp', 'grid', 'Select on to the row above', { keys: 'Shift Up' }),
  command('selection.all', 'grid', 'Select all that match', { accelerator: 'CmdOrCtrl+A', isInPage: 'outside-fields' }),
  command('selection.clear', 'grid', 'Clear the selection', { keys: 'Shift x' }),

  command('annotations.mark', 'review', 'Mark…', { keys: 'm' }),
  command('annotations.tag', 'review', 'Tag…', { keys: 't' }),
  command('annotations.note', 'review', 'Note…', { keys: 'Shift n' }),
  command('annotations.reviewed', 'review', 'Reviewed, or not', { keys: 'v' }),
  command('annotations.undo', 'review', 'Undo the last annotation', {
    accelerator: 'CmdOrCtrl+Z',
    isInPage: 'outside-fields',
  }),
  command('annotations.redo', 'review', 'Annotate again what was undone', {
    accelerator: 'CmdOrCtrl+Shift+Z',
    isInPage: 'outside-fields',
  }),
  command('annotations.history', 'review', 'History of annotations', { keys: 'Shift m' }),

  command('entry.next', 'entry', 'Next entry, across pages', { keys: ']', accelerator: 'Alt+Down', isInPage: true }),
  command('entry.previous', 'entry', 'Previous entry, across pages', {
    keys: '[',
    accelerator: 'Alt+Up',
    isInPage: true,
  }),
  command('entry.copy', 'entry', 'Copy the record as received', { keys: 'c', accelerator: 'CmdOrCtrl+Shift+C' }),
  command('entry.copyValue', 'entry', 'Copy the value at the cursor', { keys: 'y' }),
  command('entry.copyPath', 'entry', 'Copy the path of the value at the cursor', { keys: 'Shift y' }),
  command('entry.decode', 'entry', 'Decode the value at the cursor', { keys: 'd' }),
  command('entry.times', 'entry', 'Times beside the original, or not', { keys: 'u' }),
  command('entry.compare', 'entry', 'Compare with the remembered entry, or remember this one', { keys: 'w' }),
  command('entry.copyLink', 'entry', 'Copy a link to the entry', { keys: 'l' }),
  command('entry.newWindow', 'entry', 'Open the entry in a new window', { keys: 'Shift o' }),
  command('entry.close', 'entry', 'Close, and back to the row', { keys: 'Esc' }),

  command('help.keyboard', 'help', 'Keyboard shortcuts', { keys: '?', accelerator: 'F1' }),
];

export type CommandId = (typeof TABLE)[number]['id'];
export const COMMANDS: readonly Command<CommandId>[] = TABLE;
