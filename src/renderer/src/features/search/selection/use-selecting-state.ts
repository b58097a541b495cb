import { dependsOnAnnotations } from '@core/annotations/depends-on-annotations';
import type { Criteria } from '@core/search/search';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePush } from '../../../api/use-push';
import { annotationStrings } from '../../../strings/annotations';
import { type Toasts, useToasts } from '../../../ui/toasts';
import type { Results } from '../use-results';
import type { Selecting } from './selecting-context';
import {
  countOf,
  idsBetween,
  isSelected,
  MOST_PICKED,
  NOTHING_SELECTED,
  type Selection,
  withEntries,
} from './selection';

/** The selection of the search screen: it outlives paging and sorting, and says so when a changed search ends it. */
export function useSelectingState(criteria: Criteria, results: Results): Selecting {
  const toasts = useToasts();
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const [wanted, setWanted] = useState(false);
  useEnding(criteria, results, { selection, setSelection });
  const { page, count } = results;
  return useMemo<Selecting>(() => {
    const rows = (page?.rows ?? []).map((row) => row.id);
    const chosen = rows.filter((id) => isSelected(selection, id)).length;
    const keep = (next: Selection | null): void => {
      if (next === null) toasts.show({ kind: 'failed', text: annotationStrings.tooMany(MOST_PICKED) });
      else setSelection(next);
    };
    const clear = (): void => {
      setSelection(NOTHING_SELECTED);
      setWanted(false);
    };
    return {
      selection,
      isShown: wanted || selection.kind !== 'none',
      pageState: chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some',
      begin: () => setWanted(true),
      toggle: (id) => keep(withEntries(selection, [id], !isSelected(selection, id))),
      extendTo: (id, from) => {
        const began = selection.kind === 'none' ? null : selection.anchor;
        const anchor = began !== null && rows.includes(began) ? began : (from ?? id);
        keep(withEntries(selection, idsBetween(rows, anchor, id), true, anchor));
      },
      setPage: (on) => keep(withEntries(selection, rows, on)),
      selectAll: () => {
        if (page === null || count === null) return toasts.show({ text: annotationStrings.counting });
        if (count.entries === 0) return;
        const { snapshot } = count;
        setSelection({ kind: 'all', criteria, snapshot, entries: count.entries, except: new Set(), anchor: null });
      },
      clear,
    };
  }, [selection, wanted, page, count, criteria, toasts]);
}

interface Kept {
  readonly selection: Selection;
  readonly setSelection: (selection: Selection) => void;
}

/** Ends the selection, with a word, once it would no longer be what was selected. */
function useEnding(criteria: Criteria, results: Results, { selection, setSelection }: Kept): void {
  const toasts = useToasts();
  const key = JSON.stringify(criteria);
  const last = useRef({ key, selection });
  const end = (say: (count: number) => string, again?: () => void): void => {
    setSelection(NOTHING_SELECTED);
    tell(toasts, say(countOf(selection)), again);
  };
  const generation = results.page?.snapshot.generation ?? null;
  useEffect(() => {
    const isSame = last.current.key === key;
    last.current = { key, selection };
    if (selection.kind === 'none') return;
    if (!isSame) {
      const again = selection.kind === 'some' ? () => setSelection(selection) : undefined;
      end(annotationStrings.cleared, again);
    } else if (selection.kind === 'all' && generation !== null && generation !== selection.snapshot.generation) {
      end(annotationStrings.clearedByArchive);
    }
  });
  usePush('annotations.changed', () => {
    if (selection.kind === 'all' && dependsOnAnnotations(selection.criteria)) end(annotationStrings.clearedByChange);
  });
}

function tell(toasts: Toasts, text: string, again: (() => void) | undefined): void {
  toasts.show(again === undefined ? { text } : { text, action: { label: annotationStrings.selectAgain, run: again } });
}
