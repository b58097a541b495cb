/** Lumu's four areas of event types, by the words that their names start with. */
const AREAS: readonly (readonly [area: string, starts: RegExp])[] = [
  ['User Management', /^user/i],
  [
    'Infrastructure & Agents',
    /^(custom ?collector|collector|appliance|log ?forwarder|roaming ?agent|roaming ?group|api ?key|company)/i,
  ],
  ['Integrations & Gateways', /^(integration|gateway)/i],
  ['Reporting & Rules', /^(incident|scheduled ?report|grouping|label|autopilot)/i],
];

const VERBS =
  /[\s_]*(first ?login|logged ?out|login|password ?updated|created|updated|deleted|confirmed|activated|deactivated|invited|accepted|revoked|requested|sent|deletion ?failed|detached ?from ?msp|failed)$/i;

/** The area of an event type, written with spaces or without; null where the table has none. */
export function areaOf(eventType: string): string | null {
  for (const [area, starts] of AREAS) if (starts.test(eventType.trim())) return area;
  return null;
}

/** What an event type speaks of: `Collector Created` and `CollectorCreated` give `Collector`. */
export function objectOf(eventType: string): string | null {
  const object = eventType.trim().replace(VERBS, '').trim();
  return object === '' || object === eventType.trim() ? null : object;
}
