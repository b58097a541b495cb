import type { ReadingChoices } from '@core/backends/reading-plan';
import { generateDemo } from './generate-demo';

/** A file of the demo archive with the choices that it is imported with. */
export interface DemoImport {
  readonly fileName: string;
  readonly text: string;
  readonly choices: Partial<ReadingChoices>;
}

/** The demo archive's files, in the order to import them; `now` is UTC milliseconds (`Date.now()`). */
export function demoImports(now: number): readonly DemoImport[] {
  return generateDemo({ now }).map(({ name, text, kind, tenant, organization, instance, zone, dateOrder }) => ({
    fileName: name,
    text,
    choices: { kind, tenant, organization, instance, zone, dateOrder },
  }));
}
