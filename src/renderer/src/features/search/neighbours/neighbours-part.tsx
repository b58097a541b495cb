import type { EntryRow } from '@core/search/results';
import { criteriaOf, NEWEST_FIRST } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useCall } from '../../../api/use-call';
import { facetStrings } from '../../../strings/facets';
import { FailureNotice } from '../../../ui/failure-notice';
import { formatCount } from '../../../ui/format-number';
import { LoadingLines } from '../../../ui/loading-lines';
import { SelectField } from '../../../ui/select-field';
import { NEIGHBOUR_FIELDS, NEIGHBOUR_MINUTES, type NeighbourField, neighbourSearch, valueToShare } from '../pivots';
import { useSearch } from '../search-context';
import { useLeap } from '../use-leap';
import { NeighbourTable } from './neighbour-table';

/** Rows of the small table: so many before the entry as after it. */
const ROWS = 41;

interface Around {
  readonly by: NeighbourField;
  readonly minutes: number;
}

/** Stays from entry to entry. */
let lastAround: Around = { by: 'tenant', minutes: 15 };

export interface NeighboursPartProps {
  readonly row: EntryRow;
  readonly onShowEntry: (id: number) => void;
}

/** The entries just before and after one, of the same tenant, performer, item or address. */
export function NeighboursPart({ row, onShowEntry }: NeighboursPartProps) {
  const { state } = useSearch();
  const [wanted, setWanted] = useState(lastAround);
  const leap = useLeap();
  const shared = NEIGHBOUR_FIELDS.filter((field) => valueToShare(row, field) !== null);
  const by = shared.includes(wanted.by) ? wanted.by : (shared[0] ?? wanted.by);
  const around = { ...wanted, by };
  const search = neighbourSearch({ ...state.search, sort: NEWEST_FIRST }, row, around);
  const change = (next: Around): void => {
    lastAround = next;
    setWanted(next);
  };
  if (search === null) {
    return <Box sx={{ p: 4, color: 'text.secondary' }}>{facetStrings.undatedNeighbours}</Box>;
  }
  const said = facetStrings.neighboursShown(facetStrings.neighboursOf[by], around.minutes);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={BAR}>
        <SelectField
          label={facetStrings.neighbours}
          hidesLabel
          value={by}
          options={shared.map((field) => ({ value: field, label: facetStrings.neighboursOf[field] }))}
          onChange={(field) => change({ ...around, by: field })}
        />
        <SelectField
          label={facetStrings.spanLabel}
          hidesLabel
          value={String(around.minutes)}
          options={NEIGHBOUR_MINUTES.map((minutes) => ({
            value: String(minutes),
            label: `± ${facetStrings.within(minutes)}`,
          }))}
          onChange={(minutes) => change({ ...around, minutes: Number(minutes) })}
        />
        <Box sx={{ flex: 1 }} />
        <Button onClick={() => leap({ search, entry: row.id, said })}>{facetStrings.showAll}</Button>
      </Box>
      <Found search={search} row={row} onShowEntry={onShowEntry} />
    </Box>
  );
}

interface FoundProps extends NeighboursPartProps {
  readonly search: NonNullable<ReturnType<typeof neighbourSearch>>;
}

function Found({ search, row, onShowEntry }: FoundProps) {
  const criteria = criteriaOf(search);
  const target = { kind: 'entry' as const, id: row.id, isCentred: true };
  const page = useCall(
    'search.page',
    { criteria, snapshot: null, sort: search.sort, target, limit: ROWS },
    { staleTime: 0 },
  );
  const snapshot = page.isPlaceholderData ? null : (page.data?.snapshot ?? null);
  const count = useCall('search.count', { criteria, snapshot }, { enabled: snapshot !== null, keepPrevious: false });
  if (page.error !== null) return <FailureNotice failure={page.error} onRetry={() => void page.refetch()} />;
  if (page.data === undefined) return <LoadingLines />;
  const { rows } = page.data;
  const others = rows.length - (rows.some((one) => one.id === row.id) ? 1 : 0);
  return (
    <>
      <Box role="status" sx={{ px: 3, py: 1, fontSize: 12, color: 'text.secondary' }}>
        {others === 0
          ? facetStrings.noOthers
          : count.data !== undefined && count.data.entries > rows.length
            ? facetStrings.nearest(formatCount(rows.length), formatCount(count.data.entries))
            : facetStrings.neighbourHint}
      </Box>
      <NeighbourTable rows={rows} own={row} isOutdated={page.isPlaceholderData} onShowEntry={onShowEntry} />
    </>
  );
}

const BAR = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 3,
  py: 1.5,
  flex: 'none',
  flexWrap: 'wrap',
  borderBottom: '1px solid var(--vt-line)',
} as const;
