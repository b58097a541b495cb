import { SEVERITIES, type Severity } from '@core/entry/severity';
import Box from '@mui/material/Box';
import { useCall } from '../../api/use-call';
import { searchStrings } from '../../strings/search';
import { formatCount } from '../../ui/format-number';
import { SeverityMark } from '../../ui/severity-mark';
import { useSearch } from './search-context';
import { filterOf, withFilter } from './search-state';

const GRAVEST_FIRST = [...SEVERITIES].reverse();

/** Severity check boxes with their counts; none ticked means all. */
export function SeverityBoxes() {
  const { state, dispatch, criteria, snapshot } = useSearch();
  const { filters } = state.search;
  const filter = filterOf(filters, 'severity');
  const chosen = filter?.values ?? [];
  const facet = useCall(
    'search.facet',
    { criteria, snapshot, field: 'severity', limit: 3 },
    { enabled: snapshot !== null },
  );
  const counts = new Map(facet.data?.values.map((one) => [one.value, one.count]));
  const toggle = (severity: Severity): void => {
    const values = chosen.includes(severity) ? chosen.filter((one) => one !== severity) : [...chosen, severity];
    dispatch({
      kind: 'filters',
      filters: withFilter(filters, { field: 'severity', not: filter?.not ?? false, values }, filter),
    });
  };
  return (
    <Box role="group" aria-label={searchStrings.severity} sx={{ display: 'flex', gap: 2 }}>
      {GRAVEST_FIRST.map((severity) => (
        <Box component="label" key={severity} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, height: 28 }}>
          <input
            type="checkbox"
            checked={chosen.includes(severity)}
            onChange={() => toggle(severity)}
            aria-label={searchStrings.severities[severity]}
            style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
          />
          <SeverityMark severity={severity} />
          <Box component="span" aria-hidden sx={COUNT}>
            {facet.data === undefined ? '' : formatCount(counts.get(severity) ?? 0)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** Left out where the line is short, so that it stays one line. */
const COUNT = {
  color: 'text.secondary',
  fontSize: 12,
  minWidth: 36,
  whiteSpace: 'nowrap',
  '@media (max-width: 1180px)': { display: 'none' },
} as const;
