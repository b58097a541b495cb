import type { Filter } from '@core/search/search';
import Box from '@mui/material/Box';
import { searchStrings } from '../../strings/search';
import { SenseBar } from './sense-bar';
import { useFilterEdit } from './use-filter-edit';

const VALUES = ['unexplained', 'aged-out', 'cleared', ''] as const;

/** Which entries by what became of them at their backend. */
export function VanishedEditor({ filter }: { readonly filter: Filter | null }) {
  const edit = useFilterEdit('vanished', filter);
  return (
    <Box sx={{ width: 300 }}>
      <SenseBar title={searchStrings.vanished} edit={edit} />
      <Box role="group" aria-label={searchStrings.vanished} sx={{ p: 3, display: 'grid', gap: 2 }}>
        {VALUES.map((value, index) => (
          <Box component="label" key={value} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
            <input
              type="checkbox"
              autoFocus={index === 0}
              checked={edit.values.includes(value)}
              onChange={() => edit.toggle(value)}
              style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
            />
            {searchStrings.vanishedValues[value]}
          </Box>
        ))}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{searchStrings.vanishedHelp}</Box>
      </Box>
    </Box>
  );
}
