import type { NameUse } from '@core/persons/person';
import Box from '@mui/material/Box';
import { KIND_TITLES } from '../../strings/kinds';
import { personText as text } from '../../strings/persons';
import { formatDay } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';

/** Tenants that are listed; the others are counted. */
const LISTED = 3;

/** Where a name occurs: backend, tenant, how many entries, from when to when. */
export function NameUses({ uses }: { readonly uses: readonly NameUse[] }) {
  const zone = useShownZone();
  const day = (instant: number): string => formatDay(instant, zone);
  if (uses.length === 0) return <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{text.noUse}</Box>;
  return (
    <Box sx={{ fontSize: 12, color: 'text.secondary', display: 'grid' }}>
      {uses.slice(0, LISTED).map((use) => (
        <Box key={`${use.backend} ${use.instance ?? ''} ${use.tenantKey}`} sx={{ overflowWrap: 'anywhere' }}>
          {[
            KIND_TITLES[use.backend],
            use.tenant === '' ? text.noTenant : use.tenant,
            text.uses(use.entries),
            use.first === null || use.last === null ? text.undated : text.firstLast(day(use.first), day(use.last)),
          ].join(' · ')}
        </Box>
      ))}
      {uses.length > LISTED && <Box>{text.furtherUses(uses.length - LISTED)}</Box>}
    </Box>
  );
}
