import type { DemoDay } from '../calendar';
import type { Random } from '../random';
import { DEMO_PROVIDER_PEOPLE, type DemoPerson, type DemoTenant } from '../tenants';
import type { PanelTask } from './panel-task';

/** What a story is told with: the tenant, its days (oldest first), and draws of its own. */
export interface StoryContext {
  readonly tenant: DemoTenant;
  /** 0-based place of the tenant: stories that happen to one tenant only ask for it. */
  readonly place: number;
  readonly days: readonly DemoDay[];
  readonly random: Random;
}

export type Story = (context: StoryContext) => readonly PanelTask[];

/** The panel's own account, under which everything scheduled runs. */
export const SYSTEM_ACCOUNT = { userId: 1, username: 'serveradmin' } as const;

/** The day so many days ago; throws when the story looks further back than the demo reaches. */
export function dayAgo(days: readonly DemoDay[], daysAgo: number): DemoDay {
  const day = days.find((one) => one.daysAgo === daysAgo);
  if (day === undefined) throw new Error(`The demo does not reach ${daysAgo} days back.`);
  return day;
}

/** A tenant's person by place, from the owner on. */
export function personOf(tenant: DemoTenant, place: number): DemoPerson {
  const person = tenant.people[place % tenant.people.length];
  if (person === undefined) throw new Error(`${tenant.name} has no people.`);
  return person;
}

/** Mostly the tenant's own people, now and then somebody of the provider. */
export function anybody(context: StoryContext): DemoPerson {
  return context.random.pick(context.random.chance(0.15) ? DEMO_PROVIDER_PEOPLE : context.tenant.people);
}
