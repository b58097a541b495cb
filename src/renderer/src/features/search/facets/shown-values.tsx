import { SEVERITIES } from '@core/entry/severity';
import type { ChosenFacetValue, FacetCounts } from '@core/search/facet-counts';
import type { FacetField, Filter } from '@core/search/search';
import { SeverityMark } from '../../../ui/severity-mark';
import { choiceOf, type FacetChoice } from './facet-choice';
import { facetLabel, sharedLabels } from './facet-label';
import type { ShownValue } from './facet-values';
import { NameWithPlace } from '../../../ui/name-with-place';
import { PerformerLabel } from './performer-label';
import { nameAndPlace } from '../../../ui/place-of-tenant';

export interface ShownValuesInput {
  readonly field: FacetField;
  /** undefined: not counted yet. */
  readonly counts: FacetCounts | undefined;
  readonly filters: readonly Filter[];
  /** False where only what the answer lists is wanted. */
  readonly isWithChosen: boolean;
}

/**
 * The values of a facet as they stand in the list: those that filters name come first where the answer does not list
 * them, so that a chosen value never goes out of sight, whatever its count.
 */
export function shownValues({ field, counts, filters, isWithChosen }: ShownValuesInput): readonly ShownValue[] {
  const choice = choiceOf(filters, field);
  const known = new Map(counts?.chosen.map((one) => [one.value, one]));
  const named = [...choice.kept, ...choice.leftOut];
  const covering = new Map(named.flatMap((value) => coversOf(known.get(value), value).map((one) => [one, value])));
  const listed = counts?.values ?? [];
  const inList = new Set(listed.map((one) => one.value));
  const isApart = (value: string): boolean => !coversOf(known.get(value), value).some((one) => inList.has(one));
  const apart = isWithChosen ? [...new Set(named)].filter(isApart) : [];
  const shared = sharedLabels(field, listed);
  const words = (value: string, label: string): Pick<ShownValue, 'name' | 'label'> =>
    shared.has(label) ? namedWithPlace(label, value) : wordsOf(field, value, label);
  return [
    ...apart.map((value) => ({
      value,
      ...words(value, known.get(value)?.label ?? value),
      count: known.get(value)?.count ?? null,
      choice: senseOf(choice, value),
    })),
    ...listed.map(({ value, label, count }) => ({
      value: covering.get(value) ?? value,
      ...words(value, label),
      count,
      choice: senseOf(choice, covering.get(value) ?? value),
    })),
  ];
}

const coversOf = (chosen: ChosenFacetValue | undefined, value: string): readonly string[] => chosen?.covers ?? [value];

const senseOf = ({ kept, leftOut }: FacetChoice, value: string): ShownValue['choice'] =>
  leftOut.has(value) ? 'leftOut' : kept.has(value) ? 'kept' : null;

function wordsOf(field: FacetField, value: string, label: string): Pick<ShownValue, 'name' | 'label'> {
  const name = facetLabel(field, { value, label });
  if (field === 'performer') return { name, label: <PerformerLabel name={name} performer={value} /> };
  const severity = field === 'severity' ? SEVERITIES.find((one) => one === value) : undefined;
  return severity === undefined ? { name } : { name, label: <SeverityMark severity={severity} /> };
}

/** The backend is never cut off: it is all that tells the two apart. */
function namedWithPlace(name: string, value: string): Pick<ShownValue, 'name' | 'label'> {
  return { name: nameAndPlace(name, value), label: <NameWithPlace name={name} value={value} /> };
}
