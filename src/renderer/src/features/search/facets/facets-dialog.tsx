import { FILTER_TITLES } from '@core/search/describe-filter';
import { FACET_FIELDS, type FacetField } from '@core/search/search';
import { FIRST_FACETS } from '@core/settings/settings';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { facetStrings } from '../../../strings/facets';
import { searchStrings } from '../../../strings/search';
import { OrderedChoice } from '../../../ui/ordered-choice';
import { useFacetSettings } from './use-facet-settings';

/** Which facets stand beside the grid, and in which order; changes apply at once. */
export function FacetsDialog({ onClose }: { readonly onClose: () => void }) {
  const titleId = useId();
  const { facets, change } = useFacetSettings();
  const { fields } = facets;
  const set = (next: readonly FacetField[]): void => change({ fields: [...next] });
  const others = FACET_FIELDS.filter((one) => !fields.includes(one));
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{facetStrings.chooseTitle}</DialogTitle>
      <DialogContent sx={{ width: 340 }}>
        <Box sx={{ color: 'text.secondary', mb: 2 }}>{facetStrings.chooseHint}</Box>
        <OrderedChoice chosen={fields} others={others} titleOf={(field) => FILTER_TITLES[field]} onChange={set} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => set(FIRST_FACETS)}>{searchStrings.resetColumns}</Button>
        <Button variant="contained" color="primary" autoFocus onClick={onClose}>
          {searchStrings.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
