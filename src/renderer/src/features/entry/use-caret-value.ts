import type { EntryDetail } from '@core/search/entry-detail';
import { useDeferredValue, useMemo, useState } from 'react';
import { type ValueAt, valueAt } from './value-at';

export interface CaretValue {
  /** The value at the cursor; null: none. Follows the cursor as soon as there is time to find it. */
  readonly value: ValueAt | null;
  /** The value at a place, now. */
  readonly at: (offset: number) => ValueAt | null;
  readonly moved: (offset: number) => void;
}

/** The value that the cursor of the viewer is on. */
export function useCaretValue(text: string, detail: EntryDetail): CaretValue {
  const [caret, setCaret] = useState<{ readonly text: string; readonly offset: number } | null>(null);
  const settled = useDeferredValue(caret);
  const { isJson } = detail.raw;
  const value = useMemo(
    // A place in the text before says nothing of this one.
    () => (settled === null || settled.text !== text || !isJson ? null : valueAt(text, settled.offset, detail)),
    [settled, text, detail, isJson],
  );
  return {
    value,
    at: (offset) => (isJson ? valueAt(text, offset, detail) : null),
    moved: (offset) => setCaret({ text, offset }),
  };
}
