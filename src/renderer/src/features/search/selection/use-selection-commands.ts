import type { Page } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import type { RefObject } from 'react';
import { annotationStrings } from '../../../strings/annotations';
import { type AnnotationTarget, useAnnotationFlow } from '../../../ui/annotation-flow';
import { useCommands } from '../../../ui/commands';
import { useNavigation } from '../../../ui/navigation';
import { useToasts } from '../../../ui/toasts';
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
  const focused = (): number | null => {
    const id = Number(apiRef.current?.state.focus.cell?.id);
    return page?.rows.some((row) => row.id === id) === true ? id : opened;
  };
  const target = (): AnnotationTarget | null => {
    const id = opened ?? focused();
    return targetOf(selecting.selection) ?? (id === null ? null : { kind: 'entries', ids: [id] });
  };
  const withTarget = (run: (of: AnnotationTarget) => void) => (): void => {
    const of = target();
    if (of === null) toasts.show({ text: annotationStrings.nothingFocused });
    else run(of);
  };
  const here = (run: () => void): (() => void) | null => (isShown ? run : null);
  useCommands({
    'selection.toggle': here(() => {
      const id = focused();
      if (id === null) selecting.begin();
      else selecting.toggle(id);
    }),
    'selection.all': here(selecting.selectAll),
    'selection.clear': selecting.isShown ? here(selecting.clear) : null,
    'annotations.mark': here(withTarget((of) => flow.ask('mark', of))),
    'annotations.tag': here(withTarget((of) => flow.ask('tag', of))),
    'annotations.note': here(withTarget((of) => flow.ask('note', of))),
    'annotations.reviewed': here(withTarget((of) => void flow.toggleReviewed(of))),
  });
}
