import type { Page } from '@core/search/results';
import type { GridApi, GridRowId } from '@mui/x-data-grid';
import type { RefObject } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { type AnnotationTarget, useAnnotationFlow } from '../../../ui/annotation-flow';
import { useCommands } from '../../../ui/commands';
import { useNavigation } from '../../../ui/navigation';
import { useToasts } from '../../../ui/toasts';
import { focusCell } from '../focus-cell';
import type { Selecting } from './selecting-context';
import { targetOf } from './selection';

export interface SelectionCommandsInput {
  readonly selecting: Selecting;
  readonly apiRef: RefObject<GridApi | null>;
  readonly page: Page | null;
  readonly opened: number | null;
}

/**
 * Selecting and annotating by key, menu and palette. An annotation is of the selected entries; where none is selected,
 * of the open entry, else of the row that has the focus.
 */
export function useSelectionCommands({ selecting, apiRef, page, opened }: SelectionCommandsInput): void {
  const flow = useAnnotationFlow();
  const toasts = useToasts();
  const isShown = useNavigation().screen === 'search' && page !== null && page.rows.length > 0;
  const toggle = (): void => {
    const id = rowOf(page, apiRef.current?.state.focus.cell?.id) ?? opened;
    if (id === null) selecting.begin();
    else selecting.toggle(id);
  };
  // By the grid's own state: a column that comes or goes takes the focus of the document away for a moment.
  const extend = (by: 1 | -1): void => {
    const api = apiRef.current;
    const cell = api?.state.focus.cell;
    const at = Number(cell?.id ?? -1);
    const [from, next] = [page?.rows[at], page?.rows[at + by]];
    if (api === null || !cell || from === undefined || next === undefined) return;
    selecting.extendTo(next.id, from.id);
    focusCell(api, at + by, cell.field);
  };
  const annotate = (run: (of: AnnotationTarget) => void): void => {
    const id = opened ?? rowOf(page, apiRef.current?.state.focus.cell?.id);
    const of = targetOf(selecting.selection) ?? (id === null ? null : { kind: 'entries', ids: [id] });
    if (of === null) toasts.show({ text: annotationStrings.nothingFocused });
    else run(of);
  };
  useCommands({
    'selection.toggle': isShown ? toggle : null,
    'selection.extendDown': isShown ? () => extend(1) : null,
    'selection.extendUp': isShown ? () => extend(-1) : null,
    'selection.all': isShown ? selecting.selectAll : null,
    'selection.clear': isShown && selecting.isShown ? selecting.clear : null,
    'annotations.mark': isShown ? () => annotate((of) => flow.ask('mark', of)) : null,
    'annotations.tag': isShown ? () => annotate((of) => flow.ask('tag', of)) : null,
    'annotations.note': isShown ? () => annotate((of) => flow.ask('note', of)) : null,
    'annotations.reviewed': isShown ? () => annotate((of) => void flow.toggleReviewed(of)) : null,
  });
}

/** The entry of the place on the page that has the focus; null: none has. */
const rowOf = (page: Page | null, position: GridRowId | undefined): number | null =>
  page?.rows[Number(position ?? -1)]?.id ?? null;
