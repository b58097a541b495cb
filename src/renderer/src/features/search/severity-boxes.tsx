import { SEVERITIES } from '@core/entry/severity';
import { searchStrings } from '../../strings/search';
import { formatCount } from '../../ui/format-number';
import { SeverityMark } from '../../ui/severity-mark';
import { choiceOf } from './facets/facet-choice';
import { useFacetActs } from './facets/use-facet-acts';
import { SEVERITY_WISH, useFacet } from './facets/use-facet';
import { useSearch } from './search-context';
import './severity-boxes.css';

const GRAVEST_FIRST = [...SEVERITIES].reverse();

/** Severity check boxes with their counts; none ticked means all. */
export function SeverityBoxes() {
  const { state } = useSearch();
  const { kept } = choiceOf(state.search.filters, 'severity');
  const acts = useFacetActs('severity');
  const facet = useFacet(SEVERITY_WISH);
  const counts = new Map(facet.data?.values.map((one) => [one.value, one.count]));
  return (
    <div role="group" aria-label={searchStrings.severity} className="vt-severities">
      {GRAVEST_FIRST.map((severity) => (
        <label key={severity}>
          <input
            type="checkbox"
            checked={kept.has(severity)}
            onChange={() => acts.toggle(severity)}
            aria-label={searchStrings.severities[severity]}
          />
          <SeverityMark severity={severity} />
          <span aria-hidden className="vt-severity-count">
            {facet.data === undefined ? '' : formatCount(counts.get(severity) ?? 0)}
          </span>
        </label>
      ))}
    </div>
  );
}
