export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}

/** Every key that the window knows, as the map shows it; a key of two presses has a space between them. */
export const KEYBOARD_MAP: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      { key: '?', does: 'This map' },
      { key: 'g s', does: 'Search' },
      { key: 'g i', does: 'Imports' },
      { key: 'g ,', does: 'Settings' },
      { key: 'Esc', does: 'One step back' },
    ],
  },
  {
    title: 'Search',
    keys: [
      { key: '/', does: 'To the query' },
      { key: 'Enter', does: 'In the query: run the search again' },
      { key: 'r', does: 'Refresh' },
    ],
  },
  {
    title: 'Grid',
    keys: [
      { key: 'j', does: 'Next row' },
      { key: 'k', does: 'Previous row' },
      { key: 'Enter', does: 'Open the entry' },
      { key: 'f', does: 'Filter for the value of the cell' },
      { key: 'Shift f', does: 'Filter the value out' },
      { key: 'Shift c', does: 'Copy the value' },
      { key: 'n', does: 'Next page' },
      { key: 'p', does: 'Previous page' },
    ],
  },
  {
    title: 'Entry',
    keys: [
      { key: ']', does: 'Next entry, across pages' },
      { key: '[', does: 'Previous entry, across pages' },
      { key: 'c', does: 'Copy the record as received' },
      { key: 'Esc', does: 'Close, and back to the row' },
    ],
  },
];
