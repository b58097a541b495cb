import type { SearchCoverage } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { useCollection, useConnections } from '../../api/use-collecting';
import { useTenantGroups } from '../../api/use-tenant-groups';
import { coverageNoticeText as text } from '../../strings/coverage';
import { coverageInWords } from './coverage-words';
import { formatAgo } from '../../ui/format-ago';
import { PopoverButton } from '../../ui/popover-button';
import { useNow } from '../../ui/use-now';
import { knownFilters, lackWish } from './collect-lack';
import { CoverageDays } from './coverage-days';
import { useSearch } from './search-context';
import type { CoverageOfSearch } from './use-coverage';
import { useCollectAndRun } from './use-refresh';
import { useDimmed } from '../../ui/use-dimmed';

const LOOKS = {
  complete: { icon: CircleCheck, colour: 'var(--vt-success)', ground: 'transparent' },
  lacking: { icon: TriangleAlert, colour: 'var(--vt-warning)', ground: 'var(--vt-warningGround)' },
  unknown: { icon: CircleHelp, colour: 'var(--vt-textQuiet)', ground: 'transparent' },
} as const;

/** Beside the count, always there: whether what is shown is everything that there is, or what is missing. */
export function CoverageNotice({ coverage }: { readonly coverage: CoverageOfSearch }) {
  const { shown, isOutdated, failure, zone } = coverage;
  const dim = useDimmed(isOutdated);
  const hasConnections = (useConnections().data?.length ?? 0) > 0;
  const kind = shown === null ? 'unknown' : kindOf(shown, hasConnections);
  const { icon: Icon, colour, ground } = LOOKS[kind];
  return (
    <Box
      role="status"
      aria-label={text.label}
      aria-busy={isOutdated}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        height: '100%',
        flex: 1,
        minWidth: 0,
        bgcolor: ground,
        color: kind === 'lacking' ? 'text.primary' : 'text.secondary',
        ...dim,
      }}
    >
      <Icon size={14} aria-hidden style={{ flex: 'none', color: colour }} />
      {failure !== null && shown === null && <Box sx={TEXT}>{failure.message}</Box>}
      {failure === null && shown === null && <Box sx={TEXT}>{text.checking}</Box>}
      {shown !== null && <Said coverage={shown} />}
      {shown !== null && kind === 'lacking' && <Ways coverage={shown} zone={zone} />}
    </Box>
  );
}

const TEXT = { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

function kindOf(coverage: SearchCoverage, hasConnections: boolean): keyof typeof LOOKS {
  if (coverage.isComplete) return 'complete';
  const isNothingKnown = coverage.unknownTenants === coverage.tenants;
  return isNothingKnown && !hasConnections ? 'unknown' : 'lacking';
}

function Said({ coverage }: { readonly coverage: SearchCoverage }) {
  const now = useNow();
  const { lastAskedAt } = coverage;
  const words = coverageInWords(coverage);
  const said = lastAskedAt === null ? words : `${words} · ${text.askedAgo(formatAgo(lastAskedAt, now))}`;
  return (
    <Box sx={TEXT} title={said}>
      {said}
    </Box>
  );
}

function Ways({ coverage, zone }: { readonly coverage: SearchCoverage; readonly zone: string }) {
  const { state, dispatch, criteria } = useSearch();
  const { collect, isRunning } = useCollectAndRun(state, dispatch);
  const tenants = useCall('coverage.tenants', {}).data ?? [];
  const isCollecting = useCollection() !== null;
  const groups = useTenantGroups();
  const keys = tenants.map((one) => one.key);
  return (
    <>
      <PopoverButton name={text.daysName} label={text.days} align="right">
        {() => <CoverageDays coverage={coverage} zone={zone} />}
      </PopoverButton>
      <Button
        variant="contained"
        color="primary"
        title={coverage.canCollect ? text.collectHint : text.cannotCollect}
        disabled={!coverage.canCollect || isCollecting || isRunning}
        onClick={() => {
          const filters = knownFilters(criteria.filters, groups);
          if (filters === null) return;
          collect(lackWish({ ...criteria, filters }, keys, { coverage, zone, now: Date.now() * 1000 }));
        }}
      >
        {isRunning ? text.collecting : text.collect}
      </Button>
    </>
  );
}
