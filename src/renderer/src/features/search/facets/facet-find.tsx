import InputBase from '@mui/material/InputBase';
import { facetStrings } from '../../../strings/facets';
import { useDebouncedText } from '../../../ui/use-debounced-text';

export interface FacetFindProps {
  readonly title: string;
  readonly text: string;
  readonly onFind: (text: string) => void;
  readonly onClose: () => void;
}

/** Looks for values within a facet; Esc ends it. */
export function FacetFind({ title, text, onFind, onClose }: FacetFindProps) {
  const typed = useDebouncedText(text, onFind);
  return (
    <InputBase
      autoFocus
      fullWidth
      value={typed.text}
      onChange={(event) => typed.type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') typed.settle();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      placeholder={facetStrings.find(title)}
      inputProps={{ 'aria-label': facetStrings.find(title), spellCheck: false, maxLength: 500 }}
      sx={{
        height: 26,
        px: 2,
        fontSize: 12,
        bgcolor: 'background.default',
        borderBlock: '1px solid var(--vt-line)',
        '& input:focus-visible': { outline: 'none' },
        '&.Mui-focused': { boxShadow: 'inset 0 0 0 1px var(--vt-accent)' },
      }}
    />
  );
}
