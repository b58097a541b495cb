import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { DiffViewerHandle } from '../../ui/record-viewer/diff-viewer-props';

export interface Differences {
  /** null: the texts are being compared. */
  readonly count: number | null;
  /** The one that is shown, from 0; null: none was gone to yet. */
  readonly at: number | null;
  readonly found: (count: number | null) => void;
  readonly step: (by: 1 | -1) => void;
  /** n and p, wherever the focus is but in a field. */
  readonly keys: (event: KeyboardEvent) => void;
}

/** Going from one difference to the next, round at the ends. */
export function useDifferences(viewer: RefObject<DiffViewerHandle | null>): Differences {
  const [count, setCount] = useState<number | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const step = (by: 1 | -1): void => {
    if (count === null || count === 0) return;
    const next = at === null ? (by === 1 ? 0 : count - 1) : (at + by + count) % count;
    setAt(next);
    viewer.current?.show(next);
  };
  return {
    count,
    at,
    step,
    found: (found) => {
      setCount(found);
      setAt(null);
    },
    keys: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isFinding(event.target)) return;
      if (event.key !== 'n' && event.key !== 'p') return;
      event.preventDefault();
      event.stopPropagation();
      step(event.key === 'n' ? 1 : -1);
    },
  };
}

const isFinding = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.find-widget') !== null;
