import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import InputBase from '@mui/material/InputBase';
import Popover from '@mui/material/Popover';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { facetStrings } from '../../strings/facets';
import { useCommand } from '../../ui/commands';
import { FilterEditor } from './filter-editor';
import { entriesLike, type FilterChoice, titleOf } from './filter-fields';
import { useSearch } from './search-context';
import { filterOf } from './search-state';
import { UndatedChoice } from './undated-chip';

/** Everything that can be filtered by, by name: first the field, then its values. */
export function AddFilter({ rangeRef }: { readonly rangeRef: RefObject<HTMLButtonElement | null> }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [choice, setChoice] = useState<FilterChoice | null>(null);
  const close = (): void => {
    setIsOpen(false);
    setChoice(null);
  };
  useCommand('search.addFilter', () => setIsOpen(true));
  const choose = (chosen: FilterChoice): void => {
    if (chosen !== 'date') {
      setChoice(chosen);
      return;
    }
    close();
    // After the focus is back from what closes.
    setTimeout(() => rangeRef.current?.click(), 0);
  };
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        startIcon={<Plus size={14} aria-hidden />}
        onClick={() => setIsOpen(true)}
        sx={{ flex: 'none', '&&': { minHeight: 24, py: 0, px: 2 } }}
      >
        {facetStrings.addFilter}
      </Button>
      <Popover
        open={isOpen}
        anchorEl={() => button.current}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': facetStrings.addFilter, sx: { mt: 1 } } }}
      >
        {isOpen && choice === null && <FieldList onChoose={choose} />}
        {isOpen && choice !== null && choice !== 'date' && (
          <ChosenField choice={choice} onBack={() => setChoice(null)} onDone={close} />
        )}
      </Popover>
    </>
  );
}

interface ChosenFieldProps {
  readonly choice: Exclude<FilterChoice, 'date'>;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function ChosenField({ choice, onBack, onDone }: ChosenFieldProps) {
  const { state } = useSearch();
  return (
    <Box role="group" aria-label={facetStrings.addFilterOf(titleOf(choice))}>
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 3, borderBottom: '1px solid var(--vt-line)' }}>
        <ButtonBase aria-label={facetStrings.backToFields} title={facetStrings.backToFields} onClick={onBack} sx={BACK}>
          <ChevronLeft size={14} aria-hidden />
        </ButtonBase>
        <Box sx={{ fontWeight: 600 }}>{titleOf(choice)}</Box>
      </Box>
      {choice === 'undated' ? (
        <UndatedChoice onChosen={onDone} />
      ) : (
        <FilterEditor field={choice} filter={filterOf(state.search.filters, choice)} onDone={onDone} />
      )}
    </Box>
  );
}

function FieldList({ onChoose }: { readonly onChoose: (choice: FilterChoice) => void }) {
  const [text, setText] = useState('');
  const entries = entriesLike(text);
  return (
    <Box onKeyDown={goAmongFields} sx={{ width: 270, display: 'flex', flexDirection: 'column', maxHeight: '70vh' }}>
      <InputBase
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const first = entries[0];
          if (event.key === 'Enter' && first !== undefined) {
            event.preventDefault();
            onChoose(first.choice);
          }
        }}
        placeholder={facetStrings.findField}
        inputProps={{ 'aria-label': facetStrings.findField, spellCheck: false }}
        sx={{ px: 3, height: 34, flex: 'none', fontSize: 13, borderBottom: '1px solid var(--vt-line)' }}
      />
      <Box sx={{ overflow: 'auto', p: 1 }}>
        {entries.length === 0 && <Box sx={{ p: 2, color: 'text.secondary' }}>{facetStrings.noField(text)}</Box>}
        {entries.map(({ choice, title, hint }) => (
          <ButtonBase key={choice} aria-description={hint ?? undefined} onClick={() => onChoose(choice)} sx={FIELD}>
            {title}
            <Box
              component="span"
              aria-hidden
              sx={{ color: 'text.secondary', flex: 1, textAlign: 'right', whiteSpace: 'nowrap' }}
            >
              {hint}
            </Box>
            <ChevronRight size={13} aria-hidden style={{ flex: 'none', color: 'var(--vt-textQuiet)' }} />
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
}

/** Arrows go from the field that finds to what it found, and through that. */
function goAmongFields(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((one) => one === document.activeElement);
  event.preventDefault();
  stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

const BACK = { width: 30, height: 32, '&:hover': { bgcolor: 'action.hover' } } as const;

const FIELD = {
  display: 'flex',
  width: '100%',
  gap: 2,
  px: 2,
  minHeight: 26,
  fontSize: 13,
  textAlign: 'left',
  justifyContent: 'flex-start',
  borderRadius: 0.5,
  '&:hover, &:focus-visible': { bgcolor: 'action.hover' },
} as const;
