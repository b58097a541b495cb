import { type DemoDay, lastDays } from '../calendar';
import type { Random } from '../random';
import { DEMO_PROVIDER_PEOPLE, type DemoPerson, type DemoTenant } from '../tenants';
import { LUMU_SYSTEM, type LumuEvent, lumuPerformer } from './lumu-event';

/** `tenant: null` is the portal's own activity. */
interface Scene {
  readonly tenant: DemoTenant | null;
  readonly place: number;
  readonly random: Random;
}

interface Told {
  readonly who: LumuEvent['performer'];
  readonly context: object;
}

function event(scene: Scene, at: number, eventType: string, { who, context }: Told): LumuEvent {
  const { tenant, random } = scene;
  return {
    id: random.uuid(),
    timestamp: new Date(at + random.integer(0, 999)).toISOString(),
    ...(tenant === null ? {} : { companyId: tenant.companyId, companyName: tenant.name }),
    eventType,
    performer: who,
    context: { ...context },
  };
}

const AGENTS = [
  'User-Agent: demo browser on Windows',
  'User-Agent: demo browser on macOS',
  'Handset app 4.2 (demo) – "kiosk"',
] as const;

type Detail = (scene: Scene) => object;
const session: Detail = ({ random }) => ({
  ipAddress: `198.51.100.${random.integer(2, 250)}`,
  userAgent: random.pick(AGENTS),
  mfa: random.chance(0.9),
});
const collector: Detail = ({ random }) => ({
  collector: { name: `collector-${random.integer(1, 9)}`, version: `5.${random.integer(0, 9)}.1` },
  changes: [{ field: 'site', from: 'Depot "Nord"', to: 'Depot "Süd"' }],
});
const integration: Detail = ({ random }) => ({
  integration: { id: random.uuid(), type: random.pick(['firewall', 'mail', 'endpoint']), enabled: true },
});
const label: Detail = ({ random }) => ({
  label: { id: random.integer(1, 5_000), name: random.pick(['Guests', 'Labs', 'Büro']) },
});
const account: Detail = ({ random }) => ({
  user: { id: random.uuid(), email: `guest${random.integer(10, 99)}@visitor.example`, role: 'Supervisor' },
});

/** Event type, how often it comes among a hundred, and what it tells. */
const ORDINARY: readonly (readonly [string, number, Detail])[] = [
  ['UserLogin', 44, session],
  ['UserLoggedOut', 18, session],
  ['UserPasswordUpdated', 3, session],
  ['UserInvited', 3, account],
  ['UserAccepted', 2, account],
  ['UserUpdated', 3, account],
  ['CollectorUpdated', 7, collector],
  ['CollectorCreated', 2, collector],
  ['IntegrationCreated', 2, integration],
  ['IntegrationUpdated', 5, integration],
  ['LabelCreated', 2, label],
  ['LabelUpdated', 2, label],
  ['GroupingRulesUpdated', 3, label],
  ['IncidentDetailsReportRequested', 4, ({ random }) => ({ incidentId: random.uuid(), format: 'pdf' })],
];

function ordinary(scene: Scene, day: DemoDay, people: readonly DemoPerson[]): readonly LumuEvent[] {
  const { random } = scene;
  return Array.from({ length: day.isWorkday ? random.integer(6, 14) : random.integer(0, 3) }, () => {
    let draw = random.integer(1, 100);
    const [type, , detail] =
      ORDINARY.find(([, weight]) => (draw -= weight) <= 0) ?? (['UserLogin', 0, session] as const);
    const at = day.at(random.integer(6, 20), random.integer(0, 59), random.integer(0, 59));
    return event(scene, at, type, { who: lumuPerformer(random.pick(people)), context: detail(scene) });
  });
}

/** The daily report goes out at six; the first tenant's did not run two days ago, the second's was not sent four days ago. */
function report(scene: Scene, day: DemoDay): readonly LumuEvent[] {
  if (scene.place === 0 && day.daysAgo === 2) return [];
  const context = { report: 'Daily summary', recipients: scene.random.integer(1, 6) };
  const at = day.at(6, 0, scene.random.integer(1, 20));
  if (scene.place !== 1 || day.daysAgo !== 4) {
    return [event(scene, at, 'ScheduledReportSent', { who: LUMU_SYSTEM, context })];
  }
  const reason = 'The report was not sent: the mail server refused the recipients';
  return [event(scene, at, 'ScheduledReportSendFailed', { who: LUMU_SYSTEM, context: { ...context, reason } })];
}

/** What happens once: a key revoked after a failing integration, a user deleted, a company taken out of the portal. */
function singular(scene: Scene, day: DemoDay, people: readonly DemoPerson[]): readonly LumuEvent[] {
  const who = lumuPerformer(people[0] ?? (DEMO_PROVIDER_PEOPLE[0] as DemoPerson));
  if (scene.place === 1 && day.daysAgo === 8) {
    const key = { key: 'ends with …7f3a', integration: { type: 'firewall' } };
    return [
      ...Array.from({ length: 17 }, (_, at) =>
        event(scene, day.at(14, 2 + at), 'IntegrationDeletionFailed', {
          who,
          context: { ...key, reason: 'HTTP 503 from "fw-2"' },
        }),
      ),
      event(scene, day.at(14, 31), 'ApiKeyRevoked', { who, context: key }),
      event(scene, day.at(14, 33), 'IntegrationDeleted', { who, context: key }),
    ];
  }
  if (scene.tenant === null && day.daysAgo === 11) {
    const trial = { company: { name: 'Trial Bakery (demo)' } };
    return [
      event(scene, day.at(9, 15), 'CompanyCreated', { who, context: trial }),
      event(scene, day.at(17, 5), 'CompanyDetachedFromMsp', { who, context: trial }),
      event(scene, day.at(17, 9), 'UserDeleted', {
        who,
        context: { user: { email: 'intern@bluegate-it.example', role: 'Admin' } },
      }),
    ];
  }
  return [];
}

/** Everything that the portal logged of one tenant (null: of itself) in the last `days` days, up to `now` (UTC ms). */
export function lumuEventsOf(
  tenant: DemoTenant | null,
  place: number,
  { now, days, random }: { readonly now: number; readonly days: number; readonly random: Random },
): readonly LumuEvent[] {
  const scene: Scene = { tenant, place, random: random.fork(`lumu/${tenant?.domain ?? 'portal'}`) };
  const people = tenant === null ? DEMO_PROVIDER_PEOPLE : [...tenant.people, ...DEMO_PROVIDER_PEOPLE.slice(0, 1)];
  const until = new Date(now).toISOString();
  return lastDays(now, days, 'UTC')
    .flatMap((day) => [
      ...ordinary(scene, day, people),
      ...(tenant === null ? [] : report(scene, day)),
      ...singular(scene, day, people),
    ])
    .filter((one) => one.timestamp <= until);
}
