import type { ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import { KIND_TITLES } from '../../strings/kinds';
import { searchStrings } from '../../strings/search';
import { formatDuration } from '../../ui/format-duration';
import { formatDay, formatTime } from '../../ui/format-time';

/** The zone that an entry's times are shown in; `backend` means the entry's own. */
export type DisplayZone = { readonly kind: 'fixed'; readonly zone: string } | { readonly kind: 'backend' };

export const zoneOfRow = (display: DisplayZone, row: EntryRow): string =>
  display.kind === 'fixed' ? display.zone : (row.zone ?? 'UTC');

/** A cell as text: what is shown, copied and read aloud; empty where the entry has no value. */
export function cellText(row: EntryRow, column: ColumnId, display: DisplayZone): string {
  const zone = zoneOfRow(display, row);
  switch (column) {
    case 'severity':
      return searchStrings.severities[row.severity];
    case 'date':
      return row.started === null ? searchStrings.undated : formatDay(row.started, zone);
    case 'started':
    case 'finished': {
      const instant = row[column];
      return instant === null ? '' : formatTime(instant, zone, row.precision);
    }
    case 'firstSeen':
      return formatTime(row.firstSeen, zone, 'second');
    case 'duration':
      return row.duration === null ? '' : formatDuration(row.duration);
    case 'relation':
      return row.relation === null ? '' : searchStrings.relations[row.relation];
    case 'backend':
      return KIND_TITLES[row.backend];
    case 'id':
      return String(row.id);
    case 'download':
      return row.artefacts.join(', ');
    case 'source':
    case 'task':
    case 'item':
    case 'performer':
    case 'onBehalfOf':
    case 'tenant':
    case 'organization':
    case 'itemType':
    case 'address':
    case 'instance':
    case 'nativeId':
      return row[column] ?? '';
  }
}

/** Why a time is not certain, for a tooltip; null where it is. */
export function timeDoubt(row: EntryRow): string | null {
  const doubts: string[] = [];
  if (row.ambiguous) doubts.push(searchStrings.ambiguousTime);
  if (row.zoneSource === 'assumed') doubts.push(searchStrings.assumedZone(row.zone ?? 'UTC'));
  return doubts.length === 0 ? null : doubts.join(' ');
}
