import { PAGING_STEP } from '@core/backends/generic/paging-steps';
import type { DescriptionField } from '@core/backends/generic/description-field';
import { REQUEST_STEP } from '@core/backends/generic/request-steps';
import Box from '@mui/material/Box';
import { type DescriptionDraft, fieldsWithin, isAsked, valueAt, withValueAt } from './description-draft';
import type { AnswerPlaces } from './described-places';
import { DescriptionFieldView } from './description-field-view';

export interface DescriptionFieldsProps {
  readonly fields: readonly DescriptionField[];
  readonly draft: DescriptionDraft;
  /** The draft with its defaults filled in. */
  readonly shown: DescriptionDraft;
  readonly places: AnswerPlaces;
  readonly onChange: (draft: DescriptionDraft) => void;
}

/** The fields of one step; those that the others make pointless are left out. */
export function DescriptionFields(props: DescriptionFieldsProps) {
  const { fields, draft, shown, places, onChange } = props;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {fields
        .filter((field) => isAsked(field, shown))
        .map((field) => {
          const inner = innerFields(field);
          if (inner !== null) {
            return (
              <Box
                key={`${field.path} ${field.label}`}
                role="group"
                aria-label={field.label}
                sx={{ borderLeft: '2px solid var(--vt-line)', pl: 3, display: 'grid', gap: 2 }}
              >
                <Box sx={{ fontSize: 12, fontWeight: 600 }}>{field.label}</Box>
                <DescriptionFields {...props} fields={inner} />
              </Box>
            );
          }
          return (
            <DescriptionFieldView
              key={`${field.path} ${field.label}`}
              field={field}
              value={valueAt(shown, field.path)}
              places={places}
              onChange={(value) => onChange(withValueAt(draft, field.path, value))}
            />
          );
        })}
    </Box>
  );
}

/** The fields of a part that has parts of its own; null for every other. */
function innerFields(field: DescriptionField): readonly DescriptionField[] | null {
  if (field.kind === 'request') return fieldsWithin(REQUEST_STEP.fields, '/request', field.path);
  if (field.kind === 'paging') return fieldsWithin(PAGING_STEP.fields, '/paging', field.path);
  return null;
}
