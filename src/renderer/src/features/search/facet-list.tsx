import type { FacetValue } from '@core/search/results';
import type { FacetField } from '@core/search/search';
import Box from '@mui/material/Box';
import { formatCount } from '../../ui/format-number';
import { MiddleText } from '../../ui/middle-text';
import { facetLabel, sharedLabels } from './facets/facet-label';
import { NameWithPlace } from '../../ui/name-with-place';
import { nameAndPlace } from '../../ui/place-of-tenant';
import { useDimmed } from '../../ui/use-dimmed';

export interface FacetListProps {
  readonly title: string;
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly isOutdated: boolean;
  readonly isLoaded: boolean;
  readonly emptyText: string;
  readonly onToggle: (value: string) => void;
}

/** Values to tick, each with its exact count. Plain inputs: five hundred of them must open at once. */
export function FacetList({ title, field, values, chosen, isOutdated, isLoaded, emptyText, onToggle }: FacetListProps) {
  const dim = useDimmed(isOutdated);
  const ticked = new Set(chosen);
  const shared = sharedLabels(field, values);
  return (
    <Box
      role="group"
      aria-label={title}
      aria-busy={isOutdated}
      sx={{ overflow: 'auto', py: 1, minHeight: 120, flex: 1, ...dim }}
    >
      {isLoaded && values.length === 0 && <Box sx={{ px: 3, py: 2, color: 'text.secondary' }}>{emptyText}</Box>}
      {values.map(({ value, label, count }) => (
        <Box
          component="label"
          key={value}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            px: 3,
            minHeight: 26,
            cursor: 'default',
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          <input
            type="checkbox"
            checked={ticked.has(value)}
            onChange={() => onToggle(value)}
            aria-label={shared.has(label) ? nameAndPlace(label, value) : facetLabel(field, { value, label })}
            style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
          />
          <Box sx={{ flex: 1, minWidth: 0, ...(value === '' ? { color: 'text.secondary' } : {}) }}>
            {shared.has(label) ? (
              <NameWithPlace name={label} value={value} />
            ) : (
              <MiddleText text={facetLabel(field, { value, label })} />
            )}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
            {formatCount(count)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
