import { COLUMN_TITLES, type ColumnId } from '@core/entry/columns';
import { guardFormula } from '@core/export/formula-guard';
import type { EntryRow } from '@core/search/results';
import type { Filter, FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';
import { uiStrings } from '../../strings/ui';
import { copyText } from '../../ui/copy-text';
import { useToasts } from '../../ui/toasts';
import { type CellFilter, cellFilter } from './cell-filter';
import { cellText, type DisplayZone } from './cell-text';
import { withLeftOut, withOnly } from './facets/facet-choice';
import { useSearch } from './search-context';
import { withCellValue } from './search-state';

/** What can be done with the value of a cell. */
export interface CellActions {
  readonly filter: (row: EntryRow, column: ColumnId, not: boolean) => void;
  readonly copy: (row: EntryRow, column: ColumnId) => void;
  /** The columns that are shown, under their headings, with tabs between them: as a sheet takes it. */
  readonly copyRow: (row: EntryRow) => void;
  /** From the entry's start on, or until it (the entry itself left out). */
  readonly bound: (row: EntryRow, side: 'from' | 'to') => void;
}

export function useCellActions(): CellActions {
  const { state, dispatch, display } = useSearch();
  const toasts = useToasts();
  const { filters, range, columns } = state.search;
  return useMemo(
    () => ({
      filter: (row, column, not) => {
        const cell = cellFilter(row, column);
        if (cell === null) return;
        dispatch({ kind: 'filters', filters: withCell(filters, cell, not) });
        toasts.show({
          text: `${not ? searchStrings.filterOut : searchStrings.filterFor}: ${cellText(row, column, display) || searchStrings.noneValue}`,
          action: { label: uiStrings.undo, run: () => dispatch({ kind: 'filters', filters }) },
        });
      },
      copy: (row, column) => {
        copyText(cellText(row, column, display)).then(
          () => toasts.show({ text: searchStrings.copied }),
          toasts.showFailure,
        );
      },
      copyRow: (row) => {
        copyText(rowAsText(row, columns, display)).then(
          () => toasts.show({ text: facetStrings.rowCopied }),
          toasts.showFailure,
        );
      },
      bound: (row, side) => {
        if (row.started === null) return;
        const open = range.kind === 'between' ? range : { from: null, to: null };
        dispatch({ kind: 'range', range: { kind: 'between', from: open.from, to: open.to, [side]: row.started } });
      },
    }),
    [columns, dispatch, display, filters, range, toasts],
  );
}

/** Fields whose filters look for a part of the text, so that several can hold together. */
const BY_PART: ReadonlySet<FilterField> = new Set(['item', 'text']);

function withCell(filters: readonly Filter[], { field, value }: CellFilter, not: boolean): readonly Filter[] {
  if (BY_PART.has(field)) return withCellValue(filters, field, value, not);
  return not ? withLeftOut(filters, field, value) : withOnly(filters, field, value);
}

/** Two lines: headings and values. What would break a line or be run by a sheet does neither. */
function rowAsText(row: EntryRow, columns: readonly ColumnId[], display: DisplayZone): string {
  const cell = (text: string): string => guardFormula(text.replaceAll(/[\t\r\n]+/gu, ' '));
  const lines = [
    columns.map((column) => COLUMN_TITLES[column]),
    columns.map((column) => cell(cellText(row, column, display))),
  ];
  return lines.map((line) => line.join('\t')).join('\n');
}
