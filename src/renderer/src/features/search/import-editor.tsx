import type { Filter } from '@core/search/search';
import Box from '@mui/material/Box';
import { useCall } from '../../api/use-call';
import { facetStrings } from '../../strings/facets';
import { FailureNotice } from '../../ui/failure-notice';
import { MiddleText } from '../../ui/middle-text';
import { SenseBar } from './sense-bar';
import { useFilterEdit } from './use-filter-edit';

/** Entries by the imports that brought them, newest first. */
export function ImportEditor({ filter, title }: { readonly filter: Filter | null; readonly title: string }) {
  const edit = useFilterEdit('import', filter);
  const imports = useCall('imports.list', {}, { staleTime: 0 });
  const listed = [...(imports.data ?? [])].sort((first, second) => second.id - first.id);
  return (
    <Box sx={{ width: 320, display: 'flex', flexDirection: 'column', maxHeight: 'min(460px, 70vh)' }}>
      <SenseBar title={title} edit={edit} />
      {imports.error !== null && <FailureNotice failure={imports.error} onRetry={() => void imports.refetch()} />}
      <Box role="group" aria-label={title} sx={{ overflow: 'auto', py: 1, minHeight: 60 }}>
        {imports.data?.length === 0 && (
          <Box sx={{ px: 3, py: 2, color: 'text.secondary' }}>{facetStrings.noImports}</Box>
        )}
        {listed.map(({ id, title: name }, at) => (
          <Box component="label" key={id} sx={LINE}>
            <input
              type="checkbox"
              autoFocus={at === 0}
              checked={edit.values.includes(String(id))}
              onChange={() => edit.toggle(String(id))}
              style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
            />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <MiddleText text={name === '' ? facetStrings.importOf(id) : name} />
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
              {id}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 3,
  minHeight: 26,
  '&:hover': { bgcolor: 'action.hover' },
} as const;
