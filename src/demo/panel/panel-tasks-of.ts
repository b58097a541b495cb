import { lastDays } from '../calendar';
import type { Random } from '../random';
import type { DemoTenant } from '../tenants';
import { dailyWork, errorBurst } from './daily-work';
import { longZips, nightlyJobs } from './nightly-jobs';
import type { PanelTask } from './panel-task';
import { farewellDeletions, guessedPassword, sensitivePeer, signIns } from './people-stories';
import type { Story } from './story-context';

const STORIES = {
  nightlyJobs,
  longZips,
  signIns,
  guessedPassword,
  sensitivePeer,
  farewellDeletions,
  dailyWork,
  errorBurst,
} satisfies Record<string, Story>;

/** Everything that the panel logged of one tenant in the last `days` days, up to `now` (UTC milliseconds). */
export function panelTasksOf(
  tenant: DemoTenant,
  place: number,
  { now, days, random }: { readonly now: number; readonly days: number; readonly random: Random },
): readonly PanelTask[] {
  const calendar = lastDays(now, days, tenant.zone);
  return Object.entries(STORIES)
    .flatMap(([name, story]) =>
      story({ tenant, place, days: calendar, random: random.fork(`${tenant.domain}/${name}`) }),
    )
    .filter((task) => task.finished <= now);
}
