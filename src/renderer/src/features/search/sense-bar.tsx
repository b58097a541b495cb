import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { searchStrings } from '../../strings/search';
import type { FilterEdit } from './use-filter-edit';

/** Whether a filter keeps its values or leaves them out, and the way to have none. */
export function SenseBar({ title, edit }: { readonly title: string; readonly edit: FilterEdit }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: '1px solid var(--vt-line)' }}>
      <Box role="radiogroup" aria-label={searchStrings.senseOf(title)} sx={{ display: 'flex', gap: 3 }}>
        {[false, true].map((sense) => (
          <Box component="label" key={String(sense)} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Box
              component="input"
              type="radio"
              name={`${title}-sense`}
              checked={edit.not === sense}
              onChange={() => edit.setNot(sense)}
              sx={{ accentColor: 'var(--vt-accent)', m: 0 }}
            />
            {sense ? searchStrings.isNot : searchStrings.is}
          </Box>
        ))}
      </Box>
      <Box sx={{ flex: 1 }} />
      <Button variant="text" color="primary" disabled={edit.values.length === 0} onClick={() => edit.setValues([])}>
        {searchStrings.clear}
      </Button>
    </Box>
  );
}
