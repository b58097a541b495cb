import type { ChoicesInput } from '@contract/calls';
import type { KindId } from '@core/backends/kind-id';
import type { DateOrder } from '@core/backends/reading-plan';

/** What the correction dialog holds; an empty text leaves a thing as it was read. */
export interface Correction {
  readonly kind?: KindId | '';
  readonly tenant?: string;
  readonly organization?: string;
  readonly zone?: string;
  readonly dateOrder?: DateOrder | '';
  /** The name of a saved mapping. */
  readonly mapping?: string;
}

/** What crosses the border: only what was changed; null where nothing was. */
export function correctionInput(correction: Correction): Partial<ChoicesInput> | null {
  const changed = Object.entries(correction)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<ChoicesInput>);
}
