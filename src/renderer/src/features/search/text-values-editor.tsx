import type { Filter, FilterField } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import { useState } from 'react';
import { annotationStrings } from '../../strings/annotations';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';
import { MiddleText } from '../../ui/middle-text';
import { TextInputField } from '../../ui/text-input-field';
import { SenseBar } from './sense-bar';
import { useFilterEdit } from './use-filter-edit';

export interface TextValuesEditorProps {
  readonly field: FilterField;
  readonly title: string;
  readonly filter: Filter | null;
  readonly onDone: () => void;
}

const NUMBERS: ReadonlySet<FilterField> = new Set(['id', 'addedSince']);

/** Values that are typed, any of them; Enter takes what was typed and is done. */
export function TextValuesEditor({ field, title, filter, onDone }: TextValuesEditorProps) {
  const edit = useFilterEdit(field, filter);
  const [text, setText] = useState('');
  const value = text.trim();
  const isWrong = NUMBERS.has(field) && value !== '' && !/^\d{1,15}$/u.test(value);
  const add = (): void => {
    if (value === '' || isWrong) return;
    if (!edit.values.includes(value)) edit.setValues([...edit.values, value]);
    setText('');
    onDone();
  };
  return (
    <Box sx={{ width: 320 }}>
      <SenseBar title={title} edit={edit} />
      <Box sx={{ p: 3, display: 'grid', gap: 2 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'start' }}>
          <Box sx={{ flex: 1 }}>
            <TextInputField
              label={facetStrings.valueOf(title)}
              hidesLabel
              hasFocus
              value={text}
              onChange={setText}
              onEnter={add}
              isWrong={isWrong}
              help={isWrong ? facetStrings.notANumber : undefined}
              placeholder={field === 'item' ? searchStrings.itemContains : ''}
            />
          </Box>
          <Button disabled={value === '' || isWrong} onClick={add}>
            {facetStrings.addValue}
          </Button>
        </Box>
        {field === 'note' && !edit.values.includes('') && (
          <Button sx={{ justifySelf: 'start' }} onClick={() => edit.setValues([...edit.values, ''])}>
            {annotationStrings.withoutNote}
          </Button>
        )}
        {edit.values.map((one) => (
          <Box key={one} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <MiddleText text={one === '' ? searchStrings.noneValue : one} />
            </Box>
            <IconButton
              aria-label={facetStrings.removeValue(one === '' ? searchStrings.noneValue : one)}
              onClick={() => edit.setValues(edit.values.filter((other) => other !== one))}
            >
              <X size={13} aria-hidden />
            </IconButton>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
