import type { CoverageCalendar, CoverageTenant, DayState, SearchCoverage } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call';
import { coverageNoticeText as text, dayStateText } from '../../strings/coverage';
import { dayAfter, daysInWords, longDay, startOfDay } from '../../ui/calendar-days';
import { formatCount } from '../../ui/format-number';
import { useNavigation } from '../../ui/navigation';
import { tenantsInScope } from './collect-lack';
import { useSearch } from './search-context';

export interface CoverageDaysProps {
  readonly coverage: SearchCoverage;
  readonly zone: string;
}

const MOST_LINES = 60;
/** Days that `coverage.calendar` answers at once. */
const MOST_DAYS = 1000;

/** The days that are not covered, and which tenants lack what. */
export function CoverageDays({ coverage, zone }: CoverageDaysProps) {
  const { showCoverage } = useNavigation();
  const { days } = coverage;
  return (
    <Box sx={{ width: 440, maxHeight: 'min(460px, 70vh)', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }} tabIndex={0} role="region" aria-label={text.daysName}>
        {days.length > 0 && (
          <Table size="small" stickyHeader aria-label={text.daysTitle}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 3 }}>{text.daysColumns.day}</TableCell>
                <TableCell align="right">{text.daysColumns.tenants}</TableCell>
                <TableCell sx={{ pr: 3 }}>{text.daysColumns.state}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {days.slice(0, MOST_LINES).map((one) => (
                <TableRow key={one.day}>
                  <TableCell sx={{ pl: 3, whiteSpace: 'nowrap' }}>{longDay(one.day)}</TableCell>
                  <TableCell align="right">{formatCount(one.tenants)}</TableCell>
                  <TableCell sx={{ pr: 3 }}>{dayStateText[one.state]}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {days.length > MOST_LINES && <Box sx={QUIET}>{text.moreDays(days.length - MOST_LINES)}</Box>}
        <TenantLines coverage={coverage} zone={zone} />
      </Box>
      <Box sx={{ p: 2, borderTop: '1px solid var(--vt-line)', textAlign: 'right' }}>
        <Button onClick={() => showCoverage('calendar')}>{text.openCoverage}</Button>
      </Box>
    </Box>
  );
}

const QUIET = { px: 3, py: 1, color: 'text.secondary', fontSize: 12 } as const;

/** Tenant by tenant, asked only once somebody looks. */
function TenantLines({ coverage, zone }: CoverageDaysProps) {
  const { criteria } = useSearch();
  const known = useCall('coverage.tenants', {}).data;
  const { days } = coverage;
  const last = days.at(-1)?.day;
  const first = days.at(Math.max(0, days.length - MOST_DAYS))?.day;
  const scope = tenantsInScope(criteria, known?.map((one) => one.key) ?? []);
  // A filter may name a tenant by its name; the calendar takes keys.
  const keys = scope === undefined ? undefined : keysOf(known ?? [], new Set(scope));
  const calendar = useCall(
    'coverage.calendar',
    {
      ...(keys === undefined ? {} : { tenants: keys }),
      from: first === undefined ? 0 : startOfDay(first, zone),
      to: last === undefined ? 1 : startOfDay(dayAfter(last), zone),
      zone,
    },
    { enabled: first !== undefined && known !== undefined, keepPrevious: false },
  );
  const lines = useMemo(() => lackingLines(calendar.data), [calendar.data]);
  if (lines.length === 0) return null;
  return (
    <Box component="section" aria-label={text.tenantsTitle} sx={{ px: 3, py: 2, display: 'grid', gap: 1 }}>
      <Box component="h3" sx={{ m: 0, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
        {text.tenantsTitle}
      </Box>
      {lines.slice(0, MOST_LINES).map((one) => (
        <Box key={one.key} sx={{ display: 'grid', gridTemplateColumns: '40% minmax(0, 1fr)', columnGap: 2 }}>
          <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={one.name}>
            {one.name}
          </Box>
          <Box sx={{ color: 'text.secondary' }}>{one.words}</Box>
        </Box>
      ))}
      {lines.length > MOST_LINES && (
        <Box sx={{ color: 'text.secondary' }}>{text.moreTenants(lines.length - MOST_LINES)}</Box>
      )}
    </Box>
  );
}

const keysOf = (known: readonly CoverageTenant[], named: ReadonlySet<string>): string[] =>
  known.filter((one) => named.has(one.key) || named.has(one.name)).map((one) => one.key);

const FINE: ReadonlySet<DayState> = new Set<DayState>(['future', 'complete', 'complete-so-far', 'imported']);

function lackingLines(
  calendar: CoverageCalendar | undefined,
): readonly { readonly key: string; readonly name: string; readonly words: string }[] {
  if (calendar === undefined) return [];
  return calendar.tenants.flatMap((tenant) => {
    const lacking = calendar.days.filter((_, at) => !FINE.has(tenant.states[at] ?? 'never-asked'));
    if (lacking.length === 0) return [];
    const isUnknown = tenant.states.every((state) => state === 'never-asked' || state === 'future');
    return [{ key: tenant.key, name: tenant.name, words: isUnknown ? text.unknownTitle : daysInWords(lacking, 6) }];
  });
}
