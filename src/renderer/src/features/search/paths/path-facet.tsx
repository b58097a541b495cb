import { type PathChoice, pathChoice } from '@core/search/path-choice';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useMemo, useRef, useState } from 'react';
import { readingStrings } from '../../../strings/reading';
import { FailureNotice } from '../../../ui/failure-notice';
import { FacetFind } from '../facets/facet-find';
import { FacetSection } from '../facets/facet-section';
import { FacetValues, type ValuePlace } from '../facets/facet-values';
import { switched, useFacetSettings } from '../facets/use-facet-settings';
import { useSearch } from '../search-context';
import { PathFacetTools } from './path-facet-tools';
import { PathFacetValueMenu } from './path-facet-value-menu';
import { pathTail } from './path-title';
import { shownPathValues } from './path-values-list';
import { usePathActs } from './use-path-acts';
import { type AskedPathFacet, usePathFacet } from './use-path-facet';

/** Values that are shown at first, and how many each press adds tenfold to. */
const FEW = 6;
const MOST = 600;

/** The places in raw whose values the user has chosen to count: sections after those of the fields. */
export function PathFacets() {
  const { paths } = useFacetSettings().facets;
  const list = useRef<HTMLDivElement>(null);
  const count = useRef(paths.length);
  useEffect(() => {
    // One that was just added stands last, out of sight where there are many.
    if (paths.length > count.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
    count.current = paths.length;
  }, [paths]);
  return (
    <div ref={list}>
      {paths.map((path) => (
        <PathFacetPart key={path} path={path} />
      ))}
    </div>
  );
}

/** The facet of one place in raw. */
function PathFacetPart({ path }: { readonly path: string }) {
  const { state } = useSearch();
  const { facets, change } = useFacetSettings();
  const [find, setFind] = useState<string | null>(null);
  const choice = useMemo(() => pathChoice(state.search.query, path), [state.search.query, path]);
  return (
    <FacetSection
      title={pathTail(path)}
      isFolded={facets.folded.includes(path)}
      onFold={(isFolded) => change({ folded: switched(facets.folded, path, isFolded) })}
      isActive={choice.kept.length + choice.leftOut.length > 0}
      tools={<PathFacetTools path={path} isFinding={find !== null} onFind={() => setFind(find === null ? '' : null)} />}
    >
      <Box sx={{ px: 2, fontSize: 11, color: 'text.secondary', overflowWrap: 'anywhere' }}>{path}</Box>
      {find !== null && <FacetFind title={pathTail(path)} text={find} onFind={setFind} onClose={() => setFind(null)} />}
      <PathFacetBody path={path} choice={choice} contains={find ?? ''} />
    </FacetSection>
  );
}

interface BodyProps {
  readonly path: string;
  readonly choice: PathChoice;
  readonly contains: string;
}

function PathFacetBody({ path, choice, contains }: BodyProps) {
  const [limit, setLimit] = useState(FEW);
  const asked = usePathFacet({ path, limit, contains, rest: choice.rest });
  const acts = usePathActs(path, choice, asked.facet);
  const [menu, setMenu] = useState<ValuePlace | null>(null);
  const { facet, failure } = asked;
  const values = shownPathValues(facet, choice);
  const aimed = menu === null ? undefined : values.find((one) => one.value === menu.value);
  if (failure !== null && failure.code !== 'cancelled')
    return <FailureNotice failure={failure} onRetry={asked.count} />;
  return (
    <>
      {asked.isCounting && <Counting asked={asked} />}
      {!asked.isCounting && facet === undefined && failure !== null && (
        <Box sx={{ ...QUIET, display: 'flex', alignItems: 'center', gap: 2 }}>
          {readingStrings.facetStopped}
          <Button onClick={asked.count}>{readingStrings.facetCount}</Button>
        </Box>
      )}
      <FacetValues
        title={path}
        values={values}
        entries={facet === undefined ? 0 : facet.entries - facet.without}
        isOutdated={asked.isOutdated}
        onToggle={acts.toggle}
        onOnly={acts.only}
        onNot={acts.not}
        onCopy={acts.copy}
        onMenu={setMenu}
      />
      {facet !== undefined && values.length === 0 && <Box sx={QUIET}>{readingStrings.facetEmpty}</Box>}
      {facet !== undefined && facet.distinct > facet.values.length && (
        <ButtonBase disabled={limit >= MOST} onClick={() => setLimit(Math.min(MOST, limit * 10))} sx={MORE}>
          {readingStrings.facetRest(facet.distinct - facet.values.length, facet.otherEntries)}
        </ButtonBase>
      )}
      {facet !== undefined && facet.without > 0 && (
        <Box sx={QUIET}>{readingStrings.facetWithout(facet.without, facet.notJson)}</Box>
      )}
      {menu !== null && aimed !== undefined && (
        <PathFacetValueMenu value={aimed} place={menu} acts={acts} onClose={() => setMenu(null)} />
      )}
    </>
  );
}

/** Long enough for a facet that every record has to be read for. */
function Counting({ asked }: { readonly asked: AskedPathFacet }) {
  const percent = asked.progress === null ? null : Math.round(asked.progress * 100);
  return (
    <Box sx={{ ...QUIET, display: 'flex', alignItems: 'center', gap: 2, minHeight: 30 }}>
      <Box sx={{ flex: 1 }}>
        <LinearProgress
          aria-label={readingStrings.facetProgress(percent ?? 0)}
          {...(percent === null ? {} : { variant: 'determinate', value: percent })}
        />
      </Box>
      <Button onClick={asked.stop}>{readingStrings.facetStop}</Button>
    </Box>
  );
}

const QUIET = { px: 2, py: 0.5, fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' } as const;

const MORE = {
  px: 2,
  minHeight: 26,
  fontSize: 12,
  textAlign: 'left',
  color: 'primary.main',
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
