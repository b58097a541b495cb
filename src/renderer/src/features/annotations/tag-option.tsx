import Box from '@mui/material/Box';
import { Check, Minus, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { annotationStrings } from '../../strings/annotations';
import { MiddleText } from '../../ui/middle-text';
import type { TagChoice } from './tag-choices';

export interface TagOptionProps {
  readonly id: string;
  readonly choice: TagChoice;
  /** How many entries it is about. */
  readonly entries: number;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** A tag in the list: whether all of the entries have it, some of them, or none. */
export function TagOption({ id, choice, entries, isCurrent, onPoint, onChoose }: TagOptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { tag, having, inArchive } = choice;
  return (
    <Box
      ref={line}
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-checked={having === 0 ? false : having >= entries ? true : 'mixed'}
      onPointerMove={onPoint}
      onClick={onChoose}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 4,
        minHeight: 28,
        cursor: 'default',
        ...(isCurrent ? { bgcolor: 'var(--vt-selected)' } : {}),
      }}
    >
      <Box sx={{ width: 16, display: 'flex', flex: 'none' }}>
        {inArchive === null && <Plus size={14} aria-hidden />}
        {having > 0 && (having >= entries ? <Check size={14} aria-hidden /> : <Minus size={14} aria-hidden />)}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <MiddleText text={inArchive === null ? annotationStrings.makeTag(tag) : tag} />
      </Box>
      <Box component="span" sx={{ fontSize: 12, color: 'text.secondary', flex: 'none' }}>
        {having > 0
          ? annotationStrings.ofEntries(having, entries)
          : inArchive !== null && inArchive > 0
            ? annotationStrings.inArchive(inArchive)
            : ''}
      </Box>
    </Box>
  );
}
