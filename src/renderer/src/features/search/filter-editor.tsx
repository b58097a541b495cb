import { FACET_FIELDS, type FacetField, type Filter, type FilterField } from '@core/search/search';
import { FacetEditor } from './facet-editor';
import { titleOf } from './filter-fields';
import { GroupChoice } from './groups/group-choice';
import { ImportEditor } from './import-editor';
import { TextValuesEditor } from './text-values-editor';
import { VanishedEditor } from './vanished-editor';

export interface FilterEditorProps {
  readonly field: FilterField;
  /** The filter that is changed; null: a new one. */
  readonly filter: Filter | null;
  readonly onDone: () => void;
}

const isFacetField = (field: FilterField): field is FacetField => (FACET_FIELDS as readonly string[]).includes(field);

/** What a filter is changed by: a list of values where they can be counted, else what is typed. */
export function FilterEditor({ field, filter, onDone }: FilterEditorProps) {
  const title = titleOf(field);
  if (isFacetField(field)) return <FacetEditor field={field} title={title} filter={filter} />;
  if (field === 'vanished') return <VanishedEditor filter={filter} />;
  if (field === 'tenantGroup') return <GroupChoice filter={filter} />;
  if (field === 'import') return <ImportEditor filter={filter} title={title} />;
  return <TextValuesEditor field={field} title={title} filter={filter} onDone={onDone} />;
}
