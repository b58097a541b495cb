import type { AnnotationChange } from '@core/annotations/annotation';
import { LONGEST_NOTE, LONGEST_TAG, MARK_TITLES } from '@core/annotations/annotation';
import { formatCount, formatEntries } from '../ui/format-number';

const alreadyText = (entries: number, changed: number): string => {
  const others = entries - changed;
  return others === 0 ? '' : ` ${formatCount(others)} said so already.`;
};

function doneText(change: AnnotationChange, entries: string): string {
  switch (change.kind) {
    case 'mark':
      return change.mark === null ? `Mark taken off ${entries}.` : `${entries} marked ${MARK_TITLES[change.mark]}.`;
    case 'tag':
      return change.on ? `${entries} tagged “${change.tag}”.` : `“${change.tag}” taken off ${entries}.`;
    case 'note':
      return change.text === '' ? `Note taken off ${entries}.` : `Note put on ${entries}.`;
    case 'reviewed':
      return change.on ? `${entries} reviewed by you.` : `Your review of ${entries} taken back.`;
  }
}

/** Words of marks, tags, notes and reviews, and of picking entries for them. */
export const annotationStrings = {
  done: (change: AnnotationChange, entries: number, changed: number) =>
    doneText(change, formatEntries(changed)) + alreadyText(entries, changed),
  nothingToDo: (entries: number) =>
    entries === 0
      ? 'None of these entries is in the archive any more; nothing was changed.'
      : `Nothing to change: ${entries === 1 ? 'the entry says' : `all ${formatCount(entries)} entries say`} so already.`,
  cancelled: 'Cancelled; nothing was changed.',
  undone: (what: string, entries: number, changed: number) =>
    `Undone: ${what}, on ${formatEntries(changed)}.${staysText(entries, changed)}`,
  redone: (what: string, entries: number, changed: number) =>
    `Done again: ${what}, on ${formatEntries(changed)}.${staysText(entries, changed)}`,
  undo: 'Undo',
  redo: 'Redo',
  apply: 'Apply',
  cancel: 'Cancel',
  close: 'Close',
  on: (entries: number) => `on ${formatEntries(entries)}`,

  markTitle: 'Mark',
  noMark: 'No mark',
  markShort: 'Mark',
  marked: (mark: string, who: string, at: string) => `Marked ${mark} by ${who}, ${at}`,

  tagTitle: 'Tag',
  tagShort: 'Tag',
  tags: 'Tags',
  tagField: 'Find or make a tag',
  makeTag: (tag: string) => `Make “${tag}”`,
  tagTooLong: `A tag is at most ${formatCount(LONGEST_TAG)} characters long.`,
  noTags: 'No tag yet. Type one, and press Enter.',
  ofEntries: (having: number, entries: number) =>
    entries === 1 ? '' : `${formatCount(having)} of ${formatCount(entries)}`,
  inArchive: (entries: number) => `${formatCount(entries)} in the archive`,
  tagged: (tag: string, who: string, at: string) => `Tagged “${tag}” by ${who}, ${at}`,
  untag: (tag: string) => `Take the tag ${tag} off`,

  noteTitle: 'Note',
  noteShort: 'Note',
  noteField: 'Note, plain text',
  noteKeys: 'Ctrl+Enter saves. The notes before it stay in the history.',
  noteReplaces: (notes: number, entries: number) =>
    entries === 1
      ? ''
      : notes === 0
        ? 'None of these entries has a note yet.'
        : `${formatEntries(notes)} of these have a note already; this one takes its place.`,
  noteLength: (length: number) => `${formatCount(length)} of ${formatCount(LONGEST_NOTE)} characters`,
  noteTooLong: (length: number) =>
    `${formatCount(length - LONGEST_NOTE)} characters too many: a note holds ${formatCount(LONGEST_NOTE)}.`,
  withoutNote: 'Without a note',
  saveNote: 'Save note',
  removeNote: 'Remove note',
  editNote: 'Edit the note',
  noted: (who: string, at: string) => `Note by ${who}, ${at}`,

  reviewed: 'Reviewed',
  notReviewed: 'Not reviewed',
  markReviewed: 'Mark as reviewed',
  takeBack: 'Take my review back',
  reviewedBy: (who: string, at: string) => `Reviewed by ${who}, ${at}`,
  annotations: 'Annotations',
  reviewColumn: 'Review',

  history: 'History of annotations',
  historyEmpty: 'Nothing was marked, tagged, noted or reviewed yet.',
  historyLoading: 'Reading the history…',
  older: (count: number) => `Show ${formatCount(count)} older`,
  isUndone: 'undone',
  undidText: (what: string) => `Undid ${what}`,
  redidText: (what: string) => `Did again ${what}`,
  picked: 'picked',
  bySearch: 'all that matched a search',
  undoOf: (what: string) => `Undo ${what}`,
  redoOf: (what: string) => `Do ${what} again`,

  selection: 'Selection',
  selected: (count: number) => `${formatEntries(count)} selected`,
  allSelected: (count: number) =>
    count === 1 ? 'The one entry that matches is selected' : `All ${formatCount(count)} that match are selected`,
  allBut: (count: number, all: number) => `${formatCount(count)} of all ${formatCount(all)} that match are selected`,
  selectAll: (count: number) => `Select all ${formatCount(count)} that match`,
  selectEntry: (id: number) => `Select entry #${String(id)}`,
  select: 'Select',
  unselect: 'Take out of the selection',
  selectPage: 'Select the entries of this page',
  beginSelecting: 'Select entries',
  endSelecting: 'Stop selecting',
  clear: 'Clear the selection',
  clearWithKey: 'Clear the selection  Shift+x',
  cleared: (count: number) => `The search changed: the selection of ${formatEntries(count)} was cleared.`,
  clearedByChange: (count: number) =>
    `What the search holds changed with its annotations: the selection of ${formatEntries(count)} was cleared.`,
  clearedByArchive: (count: number) =>
    `Entries were removed or read again: the selection of ${formatEntries(count)} was cleared.`,
  selectAgain: 'Select again',
  tooMany: (most: number) =>
    `At most ${formatCount(most)} entries can be picked one by one. Narrow the search and select all that match.`,
  counting: 'The entries that match are still being counted; try again in a moment.',
  copy: 'Copy',
  copyAs: { csv: 'Copy as CSV', ndjson: 'Copy records (NDJSON)', table: 'Copy as table' },
  copyHint: {
    csv: 'The columns shown',
    ndjson: 'The whole records, one a line',
    table: 'The columns shown, between tabs',
  },
  copying: 'Copying…',
  copied: (count: number) => `${formatEntries(count)} copied.`,
  tooLong: (count: number) =>
    `${formatEntries(count)} are more than the 10 MB that are copied at most; nothing was copied. An export holds them all.`,
  export: 'Export…',
  exportSelection: 'Export the selection',
  nothingFocused: 'Go to a row first, or select some.',
} as const;

function staysText(entries: number, changed: number): string {
  const others = entries - changed;
  return others === 0 ? '' : ` ${formatEntries(others)} stay as other actions left them.`;
}
