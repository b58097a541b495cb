import type { Filter, FilterField } from '@core/search/search';

/** Which values of a field a search keeps and leaves out, over all filters of the field. */
export interface FacetChoice {
  readonly kept: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
}

export function choiceOf(filters: readonly Filter[], field: FilterField): FacetChoice {
  const of = (not: boolean): ReadonlySet<string> =>
    new Set(filters.flatMap((one) => (one.field === field && one.not === not ? one.values : [])));
  return { kept: of(false), leftOut: of(true) };
}

/** Only this value: every other filter of the field goes. */
export function withOnly(filters: readonly Filter[], field: FilterField, value: string): readonly Filter[] {
  return replaced(filters, field, { field, not: false, values: [value] });
}

/** Not this value: it is no longer kept, and is left out beside those that are. */
export function withLeftOut(filters: readonly Filter[], field: FilterField, value: string): readonly Filter[] {
  return withAdded(withoutValue(filters, field, value), field, value, true);
}

/** This value too: kept beside the others that are kept, and no longer left out. */
export function withKept(filters: readonly Filter[], field: FilterField, value: string): readonly Filter[] {
  return withAdded(withoutValue(filters, field, value), field, value, false);
}

/** Neither kept nor left out by name. */
export function withoutValue(filters: readonly Filter[], field: FilterField, value: string): readonly Filter[] {
  return filters.flatMap((one) => {
    if (one.field !== field || !one.values.includes(value)) return [one];
    const values = one.values.filter((other) => other !== value);
    return values.length === 0 ? [] : [{ ...one, values }];
  });
}

export function withoutField(filters: readonly Filter[], field: FilterField): readonly Filter[] {
  return filters.filter((one) => one.field !== field);
}

function withAdded(filters: readonly Filter[], field: FilterField, value: string, not: boolean): readonly Filter[] {
  const at = filters.findIndex((one) => one.field === field && one.not === not);
  if (at < 0) return [...filters, { field, not, values: [value] }];
  return filters.map((one, index) => (index === at ? { ...one, values: [...one.values, value] } : one));
}

/** One filter in the place of the field's first. */
function replaced(filters: readonly Filter[], field: FilterField, filter: Filter): readonly Filter[] {
  const at = filters.findIndex((one) => one.field === field);
  if (at < 0) return [...filters, filter];
  return filters.flatMap((one, index) => (index === at ? [filter] : one.field === field ? [] : [one]));
}
