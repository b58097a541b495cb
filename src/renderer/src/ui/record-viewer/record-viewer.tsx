import Box from '@mui/material/Box';
import { lazy, type Ref, Suspense } from 'react';
import { uiStrings } from '../../strings/ui';
import type { RecordViewerHandle, RecordViewerProps } from './record-viewer-props';

const load = () => import('./record-editor').then((module) => ({ default: module.RecordEditor }));
const RecordEditor = lazy(load);

/** Fetches the viewer ahead of its first use, so that the first record opens as fast as the others. */
export function preloadRecordViewer(): void {
  void load().catch(() => undefined);
}

/** A record's text to read, fold and search; never to change. */
export function RecordViewer(props: RecordViewerProps & { readonly ref?: Ref<RecordViewerHandle> }) {
  return (
    <Suspense fallback={<Box sx={{ p: 3, color: 'text.secondary' }}>{uiStrings.loadingViewer}</Box>}>
      <RecordEditor {...props} />
    </Suspense>
  );
}
