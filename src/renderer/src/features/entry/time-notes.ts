import type { FoundTime } from '@core/records/find-times';
import { readingStrings } from '../../strings/reading';
import { formatTime } from '../../ui/format-time';
import type { ViewerNote } from '../../ui/record-viewer/record-viewer-props';

/** Times beside the original, in the zone that the reader chose. */
export const timeNotes = (times: readonly FoundTime[], zone: string): readonly ViewerNote[] =>
  times.map(({ end, instant, precision, hasZone }) => ({
    offset: end,
    text: `${formatTime(instant, zone, precision)}${hasZone ? '' : ` (${readingStrings.zoneAssumed})`}`,
  }));
