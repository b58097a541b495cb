import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { paletteText as text } from '../strings/palette';
import { KeyCap } from '../ui/key-cap';
import type { PaletteGroup, RankedItem } from './palette-items';

export interface PaletteListProps {
  readonly id: string;
  readonly items: readonly RankedItem[];
  readonly chosen: RankedItem | null;
  readonly optionId: (item: RankedItem) => string;
  readonly onChoose: (item: RankedItem) => void;
}

/** The lines of the palette under their headings. The field keeps the focus; it names the chosen line. */
export function PaletteList({ id, items, chosen, optionId, onChoose }: PaletteListProps) {
  const chosenId = chosen === null ? null : optionId(chosen);
  useEffect(() => {
    if (chosenId !== null) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <Box id={id} role="listbox" aria-label={text.list} sx={LIST}>
      {groupsOf(items).map(({ group, items: own }) => (
        <Box key={group} role="group" aria-label={text.groups[group]} sx={{ px: 1, pb: 1 }}>
          <Box aria-hidden sx={{ px: 3, pt: 2, pb: 1, fontSize: 12, color: 'text.secondary' }}>
            {text.groups[group]}
          </Box>
          {own.map((item) => (
            <Box
              key={item.id}
              id={optionId(item)}
              role="option"
              aria-selected={item === chosen}
              onClick={() => onChoose(item)}
              sx={OPTION}
            >
              <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                <Marked text={item.title} at={item.at} />
              </Box>
              {item.detail !== '' && (
                <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, flex: 'none' }}>
                  {item.detail}
                </Box>
              )}
              <Box component="span" sx={{ ml: 'auto', display: 'flex', gap: 0.5, flex: 'none' }}>
                {item.caps.map((cap, index) => (
                  <KeyCap key={`${String(index)} ${cap}`} cap={cap} />
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** The letters that answered to what was typed stand out. */
function Marked({ text: whole, at }: { readonly text: string; readonly at: readonly number[] }) {
  if (at.length === 0) return <>{whole}</>;
  const marked = new Set(at);
  const pieces: { readonly text: string; readonly isMarked: boolean; readonly start: number }[] = [];
  for (let start = 0; start < whole.length; ) {
    const isMarked = marked.has(start);
    let end = start + 1;
    while (end < whole.length && marked.has(end) === isMarked) end += 1;
    pieces.push({ text: whole.slice(start, end), isMarked, start });
    start = end;
  }
  return <>{pieces.map((piece) => (piece.isMarked ? <b key={piece.start}>{piece.text}</b> : piece.text))}</>;
}

function groupsOf(
  items: readonly RankedItem[],
): readonly { readonly group: PaletteGroup; readonly items: readonly RankedItem[] }[] {
  const groups = [...new Set(items.map((one) => one.group))];
  return groups.map((group) => ({ group, items: items.filter((one) => one.group === group) }));
}

const LIST = { overflow: 'auto', minHeight: 0, borderTop: '1px solid var(--vt-line)' } as const;

const OPTION = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  minHeight: 30,
  px: 3,
  py: 0.5,
  borderRadius: 1,
  cursor: 'default',
  fontSize: 13,
  '& b': { fontWeight: 700 },
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-selected="true"]': { bgcolor: 'var(--vt-selected)', boxShadow: 'inset 2px 0 0 var(--vt-accent)' },
} as const;
