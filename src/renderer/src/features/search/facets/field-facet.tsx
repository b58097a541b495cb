import { FILTER_TITLES } from '@core/search/describe-filter';
import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import type { FacetField } from '@core/search/search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { facetStrings } from '../../../strings/facets';
import { FailureNotice } from '../../../ui/failure-notice';
import { Pager } from '../../../ui/pager';
import { useEqual } from '../../../ui/use-equal';
import { useSearch } from '../search-context';
import { choiceOf } from './facet-choice';
import { FacetFind } from './facet-find';
import { FacetMenu } from './facet-menu';
import { FacetSection } from './facet-section';
import { FacetTools } from './facet-tools';
import { FacetValues, type ValuePlace } from './facet-values';
import { shownValues } from './shown-values';
import { useFacetActs } from './use-facet-acts';
import { SEVERITY_WISH, useFacet } from './use-facet';
import { switched, useFacetSettings } from './use-facet-settings';

/** Values that are shown at first. */
const FEW = 6;
/** One more is shown rather than counted. */
const FEW_AND_ONE = FEW + 1;
/** Values of a page of all of them. */
const PAGE = 50;

/** How a facet is looked at: `find` null: not searched; `page` null: only its first values, else 0-based. */
interface Look {
  readonly find: string | null;
  readonly page: number | null;
}

const FIRST_LOOK: Look = { find: null, page: null };

/** The facet of one field. */
export function FieldFacet({ field }: { readonly field: FacetField }) {
  const { state } = useSearch();
  const { facets, change } = useFacetSettings();
  const [look, setLook] = useState(FIRST_LOOK);
  const title = FILTER_TITLES[field];
  const { kept, leftOut } = choiceOf(state.search.filters, field);
  return (
    <FacetSection
      title={title}
      isFolded={facets.folded.includes(field)}
      onFold={(isFolded) => change({ folded: switched(facets.folded, field, isFolded) })}
      isActive={kept.size + leftOut.size > 0}
      tools={
        <FacetTools
          field={field}
          isFinding={look.find !== null}
          onFind={() => setLook({ find: look.find === null ? '' : null, page: null })}
        />
      }
    >
      {look.find !== null && (
        <FacetFind
          title={title}
          text={look.find}
          onFind={(find) => setLook({ find, page: null })}
          onClose={() => setLook(FIRST_LOOK)}
        />
      )}
      <FacetBody field={field} title={title} look={look} onPage={(page) => setLook({ ...look, page })} />
    </FacetSection>
  );
}

interface BodyProps {
  readonly field: FacetField;
  readonly title: string;
  readonly look: Look;
  readonly onPage: (page: number | null) => void;
}

function FacetBody({ field, title, look, onPage }: BodyProps) {
  const { state, isSettled } = useSearch();
  // The others change more often, and are nothing to this facet's list.
  const filters = useEqual(state.search.filters.filter((one) => one.field === field));
  const isByName = useFacetSettings().facets.byName.includes(field);
  const counts = useFacet(wishOf(field, look, isByName));
  const acts = useFacetActs(field);
  const [menu, setMenu] = useState<ValuePlace | null>(null);
  const isFinding = look.find !== null && look.find !== '';
  const data = counts.data === undefined ? undefined : fewOf(counts.data, look.page);
  // While one looks for a value, those that are chosen elsewhere only stand in the way.
  const isWithChosen = !isFinding && (look.page ?? 0) === 0;
  const values = shownValues({ field, counts: data, filters, isWithChosen });
  const aimed = menu === null ? undefined : values.find((one) => one.value === menu.value);
  if (counts.error !== null && counts.error.code !== 'cancelled') {
    return <FailureNotice failure={counts.error} onRetry={() => void counts.refetch()} />;
  }
  if (data === undefined && values.length === 0) return <LoadingValues />;
  return (
    <>
      <FacetValues
        title={title}
        values={values}
        entries={data?.entries ?? 0}
        isOutdated={counts.isPlaceholderData || !isSettled}
        onToggle={acts.toggle}
        onOnly={acts.only}
        onNot={acts.not}
        onCopy={(value) => acts.copy(values.find((one) => one.value === value)?.name ?? value)}
        onMenu={setMenu}
      />
      {data !== undefined && values.length === 0 && (
        <Box sx={QUIET}>{isFinding ? facetStrings.noValuesLike(look.find ?? '') : facetStrings.noValues}</Box>
      )}
      {data !== undefined && <Rest title={title} counts={data} page={look.page} onPage={onPage} />}
      {menu !== null && aimed !== undefined && (
        <FacetMenu field={field} value={aimed} place={menu} acts={acts} onClose={() => setMenu(null)} />
      )}
    </>
  );
}

function wishOf(field: FacetField, { find, page }: Look, isByName: boolean): FacetWish {
  if (field === 'severity' && !isByName && page === null && (find === null || find === '')) return SEVERITY_WISH;
  return {
    field,
    limit: page === null ? FEW_AND_ONE : PAGE,
    offset: (page ?? 0) * PAGE,
    order: isByName ? 'label' : 'count',
    ...(find === null || find === '' ? {} : { contains: find }),
  };
}

/** The first few, the others counted; all of them where that leaves one only. */
function fewOf(counts: FacetCounts, page: number | null): FacetCounts {
  if (page !== null || counts.distinct <= FEW_AND_ONE) return counts;
  const values = counts.values.slice(0, FEW);
  const cut = counts.values.slice(FEW).reduce((sum, { count }) => sum + count, 0);
  return { ...counts, values, otherEntries: counts.otherEntries + cut };
}

interface RestProps {
  readonly title: string;
  readonly counts: { readonly values: readonly unknown[]; readonly distinct: number; readonly otherEntries: number };
  readonly page: number | null;
  readonly onPage: (page: number | null) => void;
}

/** What the list leaves out, and the way to it. */
function Rest({ title, counts, page, onPage }: RestProps) {
  const { values, distinct, otherEntries } = counts;
  if (page === null) {
    const more = distinct - values.length;
    if (more <= 0) return null;
    return (
      <ButtonBase onClick={() => onPage(0)} sx={MORE}>
        {facetStrings.moreValues(more, otherEntries)}
      </ButtonBase>
    );
  }
  return (
    <Box sx={{ px: 2, fontSize: 12 }}>
      <Pager
        label={`${title} · ${facetStrings.values}`}
        total={distinct}
        offset={page * PAGE}
        pageSize={PAGE}
        onChange={(offset) => onPage(Math.floor(offset / PAGE))}
      />
      <ButtonBase onClick={() => onPage(null)} sx={{ ...MORE, px: 0 }}>
        {facetStrings.fewer}
      </ButtonBase>
    </Box>
  );
}

/** The first load only. */
function LoadingValues() {
  return (
    <Box role="status" aria-label={facetStrings.counting} sx={{ px: 2 }}>
      {['82%', '64%', '73%'].map((width) => (
        <Skeleton key={width} variant="text" animation={false} width={width} sx={{ height: 26 }} />
      ))}
    </Box>
  );
}

const QUIET = { px: 2, py: 1, fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' } as const;

const MORE = {
  px: 2,
  minHeight: 26,
  fontSize: 12,
  textAlign: 'left',
  color: 'primary.main',
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
