import Box from '@mui/material/Box';
import { lazy, type Ref, Suspense } from 'react';
import { uiStrings } from '../../strings/ui';
import type { DiffViewerHandle, DiffViewerProps } from './diff-viewer-props';

const DiffEditor = lazy(() => import('./diff-editor').then((module) => ({ default: module.DiffEditor })));

/** Two texts side by side or in one, with what differs marked; never to change. */
export function DiffViewer(props: DiffViewerProps & { readonly ref?: Ref<DiffViewerHandle> }) {
  return (
    <Suspense fallback={<Box sx={{ p: 3, color: 'text.secondary' }}>{uiStrings.loadingViewer}</Box>}>
      <DiffEditor {...props} />
    </Suspense>
  );
}
