import { descriptionOption, descriptionProblems } from '@core/backends/generic/description';
import type { DescriptionField } from '@core/backends/generic/description-field';

/** A description as it is being written: an object that may be unfinished. */
export type DescriptionDraft = Readonly<Record<string, unknown>>;

const partsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The value at a JSON Pointer; undefined where there is none. */
export function valueAt(draft: unknown, path: string): unknown {
  return partsOf(path).reduce<unknown>((value, part) => asObject(value)[part], draft);
}

/**
 * The draft with another value at a JSON Pointer. A part that comes in kinds (sign-in, paging, tenants) begins anew when
 * its kind changes: what belonged to the other kind would not be understood.
 */
export function withValueAt(draft: DescriptionDraft, path: string, value: unknown): DescriptionDraft {
  const parts = partsOf(path);
  const last = parts.at(-1);
  if (last === 'kind' && parts.length > 1) return replaced(draft, parts.slice(0, -1), { kind: value });
  return replaced(draft, parts, value);
}

function replaced(object: DescriptionDraft, parts: readonly string[], value: unknown): DescriptionDraft {
  const [first, ...rest] = parts;
  if (first === undefined) return object;
  return { ...object, [first]: rest.length === 0 ? value : replaced(asObject(object[first]), rest, value) };
}

/** The draft with everything filled in that it leaves open, as it is shown; itself where it is not understood. */
export function filledIn(draft: DescriptionDraft): DescriptionDraft {
  const parsed = descriptionOption.safeParse(draft);
  return parsed.success ? parsed.data : draft;
}

/** What is wrong with the draft, one sentence each. */
export const problemsOfDescription = (draft: DescriptionDraft): readonly string[] => descriptionProblems(draft);

/** True where a field is asked for, given what the others say. */
export function isAsked(field: DescriptionField, shown: DescriptionDraft): boolean {
  if (field.shownWhen === undefined) return true;
  return field.shownWhen.values.includes(String(valueAt(shown, field.shownWhen.path)));
}

/** The same fields for a part that stands elsewhere in the description: the request that lists tenants. */
export function fieldsWithin(
  fields: readonly DescriptionField[],
  from: string,
  to: string,
): readonly DescriptionField[] {
  const moved = (path: string): string => `${to}${path.slice(from.length)}`;
  return fields
    .filter((field) => field.path.startsWith(`${from}/`))
    .map((field) => ({
      ...field,
      path: moved(field.path),
      ...(field.shownWhen === undefined
        ? {}
        : { shownWhen: { ...field.shownWhen, path: moved(field.shownWhen.path) } }),
    }));
}

/** Lines as a list; the last one may still be empty while it is typed. */
export const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));
