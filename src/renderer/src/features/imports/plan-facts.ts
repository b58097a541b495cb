import type { ReadingPlan } from '@core/backends/reading-plan';
import { dateOrderText, encodingText, planText } from '../../strings/imports';

/** How a file was read, in the words of a person: encoding, separator, zone, date order, mapping, what was given. */
export function planFacts(plan: ReadingPlan): readonly string[] {
  return [
    encodingText[plan.encoding],
    plan.framing === 'json' ? '' : separatorText(plan.delimiter),
    plan.zone === null ? planText.zoneByKind : planText.zone(plan.zone),
    plan.dateOrder === null ? '' : planText.dateOrder(dateOrderText[plan.dateOrder]),
    plan.recordPlace === null || plan.recordPlace === '' ? '' : planText.recordPlace(plan.recordPlace),
    plan.recordColumn === null ? '' : planText.recordColumn(plan.recordColumn),
    plan.mapping === null ? '' : planText.mapping(plan.mapping.name),
    plan.tenant === null ? '' : planText.tenant(plan.tenant),
    plan.organization === null ? '' : planText.organization(plan.organization),
    plan.instance === null ? '' : planText.instance(plan.instance),
    planText.version(plan.mappingVersion),
  ].filter((fact) => fact !== '');
}

const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function separatorText(delimiter: string | null): string {
  return delimiter === null ? 'CSV' : planText.separator(NAMES[delimiter] ?? delimiter);
}
