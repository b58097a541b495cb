import type { EntryRow } from '@core/search/results';
import { TagBadges } from './selection/tag-badges';
import { searchStrings } from '../../strings/search';

const BADGE = {
  flex: 'none',
  fontSize: 11,
  lineHeight: '16px',
  padding: '0 4px',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 3,
  color: 'var(--vt-textQuiet)',
} as const;

const VANISHED = { ...BADGE, color: 'var(--vt-error)', borderColor: 'var(--vt-error)' } as const;

/** What a row is besides an entry: a later version of another, one with later versions, gone from the backend, a part of an activity. */
export function RowBadges({ row }: { readonly row: EntryRow }) {
  return (
    <>
      <TagBadges id={row.id} />
      {row.revisionOf !== null && (
        <span style={BADGE} title={searchStrings.revisionOf(row.revisionOf)}>
          {searchStrings.revisionOfShort(row.revisionOf)}
        </span>
      )}
      {row.revisions > 0 && (
        <span style={BADGE} title={searchStrings.laterRevisions(row.revisions)}>
          {searchStrings.revisionsShort(row.revisions)}
        </span>
      )}
      {row.vanished !== null && (
        <span
          style={row.vanished === 'unexplained' ? VANISHED : BADGE}
          title={searchStrings.vanishedBadge[row.vanished]}
        >
          {searchStrings.vanishedShort[row.vanished]}
        </span>
      )}
      {row.part > 0 && (
        <span style={BADGE} title={searchStrings.part(row.part)}>
          {searchStrings.partShort(row.part)}
        </span>
      )}
    </>
  );
}
