import { findTimes } from '@core/records/find-times';
import type { EntryDetail } from '@core/search/entry-detail';
import { useCallback, useMemo } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { localZone } from '../../ui/format-time';
import type { ViewerNote } from '../../ui/record-viewer/record-viewer-props';
import { useToasts } from '../../ui/toasts';
import { timeNotes } from './time-notes';

/** Notes are drawn by the viewer one by one. */
const MOST = 2000;
const NONE: readonly ViewerNote[] = [];

export interface Times {
  readonly areShown: boolean;
  readonly toggle: () => void;
  /** The zone that the reader chose. */
  readonly zone: string;
  readonly notes: readonly ViewerNote[];
  /** More times than are shown. */
  readonly isCut: boolean;
}

/** Times of a record in the chosen zone; whether they are shown is remembered. */
export function useTimes(text: string, { raw, row }: EntryDetail): Times {
  const { displayZone, reading } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const areShown = reading.showTimes;
  const zone = displayZone === 'utc' ? 'UTC' : displayZone === 'local' ? localZone() : (row.zone ?? 'UTC');
  const written = row.zone ?? 'UTC';
  const notes = useMemo(
    () => (areShown && raw.isJson ? timeNotes(findTimes(text, { zone: written, limit: MOST }), zone) : NONE),
    [areShown, raw.isJson, text, written, zone],
  );
  const toggle = useCallback(
    () => change({ reading: { ...reading, showTimes: !reading.showTimes } }),
    [change, reading],
  );
  return { areShown, toggle, zone, notes, isCut: notes.length >= MOST };
}
