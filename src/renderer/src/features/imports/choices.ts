import type { ChoicesInput } from '@contract/calls';
import { NO_CHOICES, type ReadingChoices, type ReadingPlan } from '@core/backends/reading-plan';
import type { FilePreview, ImportPreview } from '@core/imports/import-preview';

/** What the user has said so far; everything else stays with what each file or its kind says. */
export type Choices = ReadingChoices;

/** Something that files leave open and the user is asked. */
export type Question = 'tenant' | 'organization' | 'instance' | 'zone' | 'date-order' | 'mapping';

const ORDER: readonly Question[] = ['mapping', 'tenant', 'organization', 'instance', 'zone', 'date-order'];

/** What at least one of the files asks, in the order that the dialog shows it. */
export function questionsOf(preview: ImportPreview): readonly Question[] {
  const asked = new Set(preview.files.flatMap((file) => file.recognition?.asks ?? []));
  if (preview.files.some((file) => file.recognition?.dateOrderIsAmbiguous === true)) asked.add('date-order');
  return ORDER.filter((question) => asked.has(question));
}

/** The value that the plans of all readable files agree on; null where they differ or none has one. */
export function agreed<Key extends 'tenant' | 'organization' | 'instance' | 'zone' | 'dateOrder' | 'recordPlace'>(
  preview: ImportPreview,
  key: Key,
): ReadingPlan[Key] | null {
  const values = new Set(
    preview.files.flatMap((file) => (file.recognition === null ? [] : [file.recognition.plan[key]])),
  );
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

/** Something that was said of one of these files the last time, and counts unless something else is said now. */
export function isRemembered(
  preview: ImportPreview,
  choices: Choices,
  key: 'tenant' | 'organization' | 'instance' | 'zone',
): boolean {
  return choices[key] === null && preview.files.some((file) => (file.recognition?.plan[key] ?? null) !== null);
}

/** Files that something can be read of; the import starts as long as there is one, here or among those not previewed. */
export function readableFiles(preview: ImportPreview): readonly FilePreview[] {
  return preview.files.filter((file) => file.recognition !== null);
}

/** A trimmed text, or null for an empty one. */
export function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** What crosses the border: the same choices, spaces trimmed off the names. */
export function choicesInput(choices: Choices): ChoicesInput {
  return {
    ...choices,
    tenant: textOrNull(choices.tenant),
    organization: textOrNull(choices.organization),
    instance: textOrNull(choices.instance),
    zone: textOrNull(choices.zone),
    recordPlace: textOrNull(choices.recordPlace),
  };
}

/**
 * The choices to begin with once the user changes something: what was said of such files the last time counts only
 * while nothing is said, so that it is taken over here and does not vanish from the form.
 */
export function withRemembered(preview: ImportPreview | undefined, choices: Choices): Choices {
  if (preview === undefined || choices !== NO_CHOICES) return choices;
  const mappings = preview.files.map((file) =>
    file.recognition?.asks.includes('mapping') === false ? file.recognition.plan.mapping : null,
  );
  const [mapping = null] = mappings;
  return {
    ...choices,
    tenant: agreed(preview, 'tenant'),
    organization: agreed(preview, 'organization'),
    instance: agreed(preview, 'instance'),
    zone: agreed(preview, 'zone'),
    mapping: mappings.every((one) => one?.name === mapping?.name) ? mapping : null,
  };
}
