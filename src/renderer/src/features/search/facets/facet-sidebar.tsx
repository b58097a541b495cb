import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { ListFilter, PanelLeftClose } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { facetStrings } from '../../../strings/facets';
import { FacetsDialog } from './facets-dialog';
import { FieldFacet } from './field-facet';
import { useFacetSettings } from './use-facet-settings';

export interface FacetSidebarProps {
  /** Takes the focus where the keyboard asks for the facets. */
  readonly listRef: Ref<HTMLDivElement>;
  /** Sections after those of the fields. */
  readonly extra?: ReactNode;
  readonly onFold: () => void;
  /** Esc: back to the entries. */
  readonly onLeave: () => void;
}

/** The shape of what is found: each field's values with their counts. */
export function FacetSidebar({ listRef, extra, onFold, onLeave }: FacetSidebarProps) {
  const { facets } = useFacetSettings();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <Box
      role="region"
      aria-label={facetStrings.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}
    >
      <Box sx={HEADER}>
        <Box component="h2" sx={{ m: 0, flex: 1, fontSize: 13, fontWeight: 600 }}>
          {facetStrings.title}
        </Box>
        <IconButton
          aria-label={facetStrings.choose}
          title={facetStrings.choose}
          onClick={() => setIsChoosing(true)}
          sx={{ width: 26, height: 26, p: 0 }}
        >
          <ListFilter size={14} aria-hidden />
        </IconButton>
        <IconButton
          aria-label={facetStrings.hide}
          title={`${facetStrings.hide}  b`}
          onClick={onFold}
          sx={{ width: 26, height: 26, p: 0 }}
        >
          <PanelLeftClose size={14} aria-hidden />
        </IconButton>
      </Box>
      <Box ref={listRef} data-facets sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {facets.fields.length === 0 && (
          <Box sx={{ p: 3, fontSize: 12, color: 'text.secondary' }}>{facetStrings.none}</Box>
        )}
        {facets.fields.map((field) => (
          <FieldFacet key={field} field={field} />
        ))}
        {extra}
      </Box>
      {isChoosing && <FacetsDialog onClose={() => setIsChoosing(false)} />}
    </Box>
  );
}

const HEADER = {
  display: 'flex',
  alignItems: 'center',
  gap: 0.5,
  height: 30,
  flex: 'none',
  pl: 3,
  pr: 1,
  bgcolor: 'var(--vt-panel)',
  borderBlock: '1px solid var(--vt-line)',
} as const;
