import type { GridApi } from '@mui/x-data-grid';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { focusCell } from './focus-cell';
import type { PageRequest } from './search-state';

export interface BegunPage {
  readonly apiRef: RefObject<GridApi | null>;
  readonly request: PageRequest;
  /** Whether the rows are still those of the request before. */
  readonly isOutdated: boolean;
  /** The line of the open entry on the page, from 0; -1: it is on none. */
  readonly opened: number;
}

/**
 * Another page is read from its first line, however far the one before was scrolled: who turns the page would else begin in the
 * midst of it and miss what stands above. An open entry comes into sight, and so does the next one that is opened. The focus
 * goes along where it was in a cell.
 */
export function useBeginOfPage({ apiRef, request, isOutdated, opened }: BegunPage): void {
  const begun = useRef(request);
  useLayoutEffect(() => {
    if (isOutdated || begun.current === request) return;
    begun.current = request;
    const api = apiRef.current;
    if (api === null) return;
    const line = Math.max(opened, 0);
    if (opened < 0) api.scroll({ top: 0 });
    else api.scrollToIndexes({ rowIndex: line });
    const field = document.activeElement?.closest('[role="gridcell"]')?.getAttribute('data-field') ?? null;
    if (field !== null && api.rootElementRef.current?.contains(document.activeElement) === true) {
      focusCell(api, line, field);
    }
  }, [apiRef, request, isOutdated, opened]);
  useEffect(() => {
    if (opened >= 0) apiRef.current?.scrollToIndexes({ rowIndex: opened });
  }, [opened, apiRef]);
}
