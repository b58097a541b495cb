import type { EntryAnnotations } from '@core/annotations/annotation';
import { createContext, useContext } from 'react';

/** What is said of the rows on the screen, by entry. */
export const RowAnnotationsContext = createContext<ReadonlyMap<number, EntryAnnotations>>(new Map());

/** What is said of a row; null: nothing. */
export const useRowAnnotations = (id: number): EntryAnnotations | null =>
  useContext(RowAnnotationsContext).get(id) ?? null;
