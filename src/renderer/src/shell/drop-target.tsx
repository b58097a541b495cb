import Box from '@mui/material/Box';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { shellStrings } from '../strings/shell';
import { filesOfDrop } from '../ui/dropped-files';
import type { DroppedFile } from '../ui/navigation';
import { useToasts } from '../ui/toasts';

export interface DropTargetProps {
  readonly onDrop: (files: readonly DroppedFile[]) => void;
  readonly children: ReactNode;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files may be dropped anywhere in the window. */
export function DropTarget({ onDrop, children }: DropTargetProps) {
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  const toasts = useToasts();
  const enter = (event: DragEvent, by: 1 | -1): void => {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  return (
    <Box
      sx={{ height: '100%', position: 'relative' }}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setIsOver(false);
        filesOfDrop(event.dataTransfer).then(onDrop, toasts.showFailure);
      }}
    >
      {children}
      {isOver && (
        <Box
          sx={{
            position: 'absolute',
            inset: 8,
            zIndex: 1500,
            display: 'grid',
            placeContent: 'center',
            textAlign: 'center',
            pointerEvents: 'none',
            border: '2px dashed var(--vt-accent)',
            borderRadius: 1,
            bgcolor: 'var(--vt-selected)',
            opacity: 0.94,
          }}
        >
          <Box sx={{ fontSize: 18, fontWeight: 600 }}>{shellStrings.dropHere}</Box>
          <Box sx={{ color: 'text.secondary' }}>{shellStrings.dropHint}</Box>
        </Box>
      )}
    </Box>
  );
}
