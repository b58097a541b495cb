import Box from '@mui/material/Box';
import { lazy, type Ref, Suspense } from 'react';
import { uiStrings } from '../../strings/ui';

export interface RecordViewerProps {
  readonly text: string;
  readonly language: 'json' | 'plaintext';
  /** Read aloud. */
  readonly label: string;
}

/** What the buttons around a viewer do with it. Offsets are UTF-16 code units of the text shown. */
export interface RecordViewerHandle {
  focus(): void;
  find(): void;
  foldAll(): void;
  unfoldAll(): void;
  /** The cursor; null before there is one. */
  offset(): number | null;
  reveal(start: number, end: number): void;
}

const RecordEditor = lazy(() => import('./record-editor').then((module) => ({ default: module.RecordEditor })));

/** A record's text to read, fold and search; never to change. */
export function RecordViewer(props: RecordViewerProps & { readonly ref?: Ref<RecordViewerHandle> }) {
  return (
    <Suspense fallback={<Box sx={{ p: 3, color: 'text.secondary' }}>{uiStrings.loadingViewer}</Box>}>
      <RecordEditor {...props} />
    </Suspense>
  );
}
