import type { MappedEntry } from '@core/entry/mapped-entry';
import { previewText } from '../../strings/imports';
import { formatTime } from '../../ui/format-time';

/** The cells of a previewed entry, in the order of `previewText.cellHeadings`; an empty text where there is no value. */
export function previewCells(entry: MappedEntry): readonly string[] {
  const { started } = entry;
  return [
    started === null ? previewText.undated : formatTime(started.instant, started.zone, started.precision),
    entry.severity.charAt(0).toUpperCase() + entry.severity.slice(1),
    entry.source ?? '',
    entry.task ?? '',
    entry.item ?? '',
    entry.performer ?? '',
    entry.onBehalfOf ?? '',
    entry.tenant?.name ?? entry.tenant?.id ?? '',
    entry.organization ?? '',
  ];
}

/** What the record says of the time, and how its zone is known: shown on hover. */
export function timeExplanation(entry: MappedEntry): string {
  const { started } = entry;
  if (started === null) return '';
  const known = { given: 'written beside it', configured: 'as you chose', assumed: 'assumed' }[started.zoneSource];
  const twice = started.ambiguous ? '; this local time occurs twice, the earlier one is taken' : '';
  return `${started.text} (zone ${started.zone}, ${known}${twice})`;
}
