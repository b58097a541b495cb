import { SEVERITIES } from '@core/entry/severity';
import Box from '@mui/material/Box';
import { searchStrings } from '../../strings/search';
import { formatCount } from '../../ui/format-number';
import { SeverityMark } from '../../ui/severity-mark';
import { choiceOf } from './facets/facet-choice';
import { useFacetActs } from './facets/use-facet-acts';
import { SEVERITY_WISH, useFacet } from './facets/use-facet';
import { useSearch } from './search-context';

const GRAVEST_FIRST = [...SEVERITIES].reverse();

/** Severity check boxes with their counts; none ticked means all. */
export function SeverityBoxes() {
  const { state } = useSearch();
  const { kept } = choiceOf(state.search.filters, 'severity');
  const acts = useFacetActs('severity');
  const facet = useFacet(SEVERITY_WISH);
  const counts = new Map(facet.data?.values.map((one) => [one.value, one.count]));
  return (
    <Box role="group" aria-label={searchStrings.severity} sx={{ display: 'flex', gap: 3, flex: 'none' }}>
      {GRAVEST_FIRST.map((severity) => (
        <Box component="label" key={severity} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, height: 24 }}>
          <input
            type="checkbox"
            checked={kept.has(severity)}
            onChange={() => acts.toggle(severity)}
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
  '@media (max-width: 1320px)': { display: 'none' },
} as const;
