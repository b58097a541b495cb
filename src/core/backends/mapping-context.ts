import type { MappingContext } from './kind';
import type { ReadingPlan } from './reading-plan';

/** What a plan says to the mapping of each record. */
export function mappingContext(plan: ReadingPlan): MappingContext {
  return {
    tenant: plan.tenant,
    organization: plan.organization,
    instance: plan.instance,
    time: { zone: plan.zone, dateOrder: plan.dateOrder },
    mapping: plan.mapping,
  };
}
