/** Words of the parts that every screen uses. */
export const uiStrings = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Retry',
  undo: 'Undo',
  pages: (list: string) => `${list}: pages`,
  previousPage: (list: string) => `${list}: previous page`,
  nextPage: (list: string) => `${list}: next page`,
  rowsOf: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
  moveUpOf: (title: string) => `Move ${title} up`,
  moveDownOf: (title: string) => `Move ${title} down`,
  loadingViewer: 'Opening the viewer…',
  brokenTitle: 'This part of the window stopped working',
  brokenText: 'Nothing in the archive was changed. Try again, or go to another screen.',
} as const;
