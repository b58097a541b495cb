import { queryOf, splitQuery } from '@core/search/query/split-query';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { queryStrings } from '../../../strings/query';
import { MONO } from '../../../theme/tokens';
import { middleCut } from '../../../ui/middle-cut';
import { useSearch } from '../search-context';
import { editPart } from './edit-part';

const LONGEST = 60;

/** What no filter can show, a chip for each condition: why, a way to change it in the bar, a cross to remove it. */
export function ResidualChips() {
  const { state, dispatch } = useSearch();
  const { filters, query } = state.search;
  const parts = useMemo(() => partsOf(query), [query]);
  if (parts.length === 0) return null;
  const without = (index: number): void =>
    dispatch({ kind: 'query', filters, query: queryOf(parts.filter((_, at) => at !== index)) });
  return (
    <Box role="list" aria-label={queryStrings.residual} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, minWidth: 0 }}>
      {parts.map(({ text, why }, index) => (
        <Box role="listitem" key={`${String(index)} ${text}`} sx={CHIP}>
          <ButtonBase
            onClick={() => editPart(text)}
            aria-label={`${queryStrings.editResidual(text)}. ${queryStrings.onlyInQuery} ${why}`}
            title={`${text}\n${queryStrings.onlyInQuery} ${why}`}
            sx={{ ...PART, minWidth: 0 }}
          >
            <Box component="code" sx={TEXT}>
              {middleCut(text, LONGEST)}
            </Box>
          </ButtonBase>
          <ButtonBase
            aria-label={queryStrings.removeResidual(text)}
            onClick={() => without(index)}
            sx={{ ...PART, minWidth: 24, px: 0 }}
          >
            <X size={12} aria-hidden />
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}

/** A query that cannot be read is one part, which can still be removed. */
function partsOf(query: string): readonly { readonly text: string; readonly why: string }[] {
  if (query.trim() === '') return [];
  const split = splitQuery(query);
  if (!split.ok) return [{ text: query, why: split.problem.message }];
  return split.residual.length === 0 ? [{ text: query, why: '' }] : split.residual;
}

const CHIP = {
  display: 'flex',
  alignItems: 'center',
  height: 24,
  minWidth: 0,
  maxWidth: '100%',
  border: '1px dashed var(--vt-lineStrong)',
  borderRadius: 1,
  bgcolor: 'var(--vt-panel)',
  overflow: 'hidden',
} as const;

const PART = {
  height: 22,
  px: 1.5,
  borderRadius: 0.5,
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

const TEXT = {
  fontFamily: MONO,
  fontSize: 11.5,
  fontVariantLigatures: 'none',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  unicodeBidi: 'isolate',
} as const;
