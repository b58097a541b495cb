import type { GridApi } from '@mui/x-data-grid';
import { type ReactNode, type RefObject, useMemo, useState } from 'react';
import { useAnnotationsOf } from '../../../api/use-annotations';
import type { SearchSlots } from '../../../ui/slots';
import { useSearch } from '../search-context';
import type { Results } from '../use-results';
import { RowAnnotationsContext } from './row-annotations';
import { SelectingContext } from './selecting-context';
import { countOf, searchOf } from './selection';
import { SelectionBar } from './selection-bar';
import { useSelectingState } from './use-selecting-state';
import { useSelectionCommands } from './use-selection-commands';

export interface SelectionFrameProps {
  readonly results: Results;
  readonly apiRef: RefObject<GridApi | null>;
  readonly exportDialog: SearchSlots['exportDialog'];
  /** Below everything else. */
  readonly pageBar: ReactNode;
  readonly children: ReactNode;
}

/** The rows with what is said of them, which of them are selected, and what can be done with those. */
export function SelectionFrame({ results, apiRef, exportDialog, pageBar, children }: SelectionFrameProps) {
  const { state, criteria } = useSearch();
  const { page } = results;
  const selecting = useSelectingState(criteria, results);
  const ids = useMemo(() => page?.rows.map((row) => row.id), [page]);
  const said = useAnnotationsOf(ids);
  const [isExporting, setIsExporting] = useState(false);
  useSelectionCommands({ selecting, apiRef, page, opened: state.opened });
  const { selection } = selecting;
  return (
    <SelectingContext.Provider value={selecting}>
      <RowAnnotationsContext.Provider value={said}>
        {children}
        <SelectionBar entries={results.count?.entries ?? null} onExport={() => setIsExporting(true)} />
        {pageBar}
        {isExporting &&
          selection.kind !== 'none' &&
          exportDialog({
            search: searchOf(selection, state.search),
            snapshot: selection.kind === 'all' ? selection.snapshot : null,
            count: countOf(selection),
            onClose: () => setIsExporting(false),
          })}
      </RowAnnotationsContext.Provider>
    </SelectingContext.Provider>
  );
}
