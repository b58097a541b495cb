import { formatEntries } from '../ui/format-number';

/** Words of links, windows and the page's address. */
export const linkText = {
  copySearch: 'Copy link',
  copySearchWithKey: 'Copy link  Shift+l',
  copySearchName: 'Copy a link to this search',
  copyEntry: 'Copy link to the entry',
  newWindow: 'Open in a new window',
  copied: 'Link copied.',
  damagedAddress: (problem: string) =>
    `The page’s address cannot be shown: ${problem}. The last search is shown instead.`,
  damagedHere: (problem: string) => `That address cannot be shown: ${problem}. Nothing was changed.`,
  noScreen: (name: string) => `there is no screen “${name}”`,
  openedSearch: (name: string | null) =>
    name === null ? 'A search from a link is shown.' : `The search “${name}” from a link is shown.`,
  save: 'Save it',
  otherVersion: 'This archive does not hold the record of the link. Another version of the same entry is shown.',
  missing: (missing: number) => `${formatEntries(missing)} of the link are not in this archive.`,
  windowBlocked: 'The browser did not let Veritrail open a window. Allow pop-ups for this address, then try again.',
  enterLink: 'Open a link',
  linkLabel: 'Link',
  linkHint: 'veritrail:…',
  open: 'Open',
  noLink: 'A link begins with “veritrail:”.',
  alone: (id: number) => `Entry #${String(id)}`,
  showInSearch: 'Show in the search',
} as const;
