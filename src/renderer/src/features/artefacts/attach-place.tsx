import Box from '@mui/material/Box';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { artefactsText as text } from '../../strings/artefacts';
import { filesOfDrop } from '../../ui/dropped-files';
import type { DroppedFile } from '../../ui/navigation';
import { useToasts } from '../../ui/toasts';

export interface AttachPlaceProps {
  readonly onDrop: (files: readonly DroppedFile[]) => void;
  readonly children: ReactNode;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files that are dropped here belong to the entry; the frame, which would import them, does not hear of it. */
export function AttachPlace({ onDrop, children }: AttachPlaceProps) {
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  const toasts = useToasts();
  const own = (event: DragEvent, depthNow: number): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    depth.current = Math.max(0, depthNow);
    setIsOver(depth.current > 0);
  };
  return (
    <Box
      sx={{ minHeight: '100%', boxShadow: isOver ? 'inset 0 0 0 2px var(--vt-accent)' : 'none' }}
      onDragEnter={(event) => own(event, depth.current + 1)}
      onDragLeave={(event) => own(event, depth.current - 1)}
      onDragOver={(event) => own(event, depth.current)}
      onDrop={(event) => {
        own(event, 0);
        if (hasFiles(event)) filesOfDrop(event.dataTransfer).then(onDrop, toasts.showFailure);
      }}
    >
      {isOver && (
        <Box role="status" sx={{ px: 3, pt: 2, color: 'primary.main', fontWeight: 600 }}>
          {text.dropHere}
        </Box>
      )}
      {children}
    </Box>
  );
}
