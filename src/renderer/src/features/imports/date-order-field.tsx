import { DATE_ORDERS, type DateOrder } from '@core/backends/reading-plan';
import type { ImportPreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { dateOrderText, previewText } from '../../strings/imports';
import { agreed } from './choices';
import { dateInOrder } from './date-orders';

export interface DateOrderFieldProps {
  readonly preview: ImportPreview;
  /** null: decided by each file. */
  readonly value: DateOrder | null;
  readonly onChange: (order: DateOrder | null) => void;
}

/** Which of the numbers in a date is the month, shown on the file's own dates where they do not tell. */
export function DateOrderField({ preview, value, onChange }: DateOrderFieldProps) {
  const labelId = useId();
  const isAmbiguous = preview.files.some((file) => file.recognition?.dateOrderIsAmbiguous === true);
  const example = exampleDate(preview);
  const decided = agreed(preview, 'dateOrder');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box id={labelId} sx={{ fontSize: 12, fontWeight: 500 }}>
        {previewText.dateOrder}
      </Box>
      {isAmbiguous && <Box sx={{ color: 'warning.main' }}>{previewText.dateOrderAmbiguous}</Box>}
      <RadioGroup
        aria-labelledby={labelId}
        value={value ?? 'auto'}
        onChange={(_, chosen) => onChange(DATE_ORDERS.find((order) => order === chosen) ?? null)}
      >
        <FormControlLabel
          value="auto"
          control={<Radio />}
          label={
            decided === null
              ? previewText.dateOrderDecided
              : `${previewText.dateOrderDecided}: ${dateOrderText[decided].toLowerCase()}`
          }
        />
        {DATE_ORDERS.filter((order) => order === value || example === null || dateInOrder(example, order) !== null).map(
          (order) => (
            <FormControlLabel
              key={order}
              value={order}
              control={<Radio />}
              label={
                <>
                  {dateOrderText[order]}{' '}
                  {example !== null && (
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      ({reading(example, order)})
                    </Box>
                  )}
                </>
              }
            />
          ),
        )}
      </RadioGroup>
    </Box>
  );
}

/** The first date of a file that does not tell its order, else of any file whose dates have one. */
function exampleDate(preview: ImportPreview): string | null {
  const unclear = preview.files.filter((file) => file.recognition?.dateOrderIsAmbiguous === true);
  for (const file of [...unclear, ...preview.files]) {
    const text = file.entries.find((entry) => entry.started !== null)?.started?.text;
    if (text !== undefined && DATE_ORDERS.some((order) => dateInOrder(text, order) !== null)) return text;
  }
  return null;
}

function reading(example: string, order: DateOrder): string {
  const date = dateInOrder(example, order);
  return date === null ? previewText.doesNotFit : previewText.reads(example, date);
}
