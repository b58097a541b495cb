import { Random } from '../../random';

interface Template {
  readonly type: string;
  readonly message: string;
  readonly target: 'none' | 'user' | 'application';
  readonly canFail: boolean;
}

/** Event types as Okta's catalogue names them; the sentences are ours. */
const TEMPLATES: readonly Template[] = [
  { type: 'user.session.start', message: 'A user signed in', target: 'none', canFail: true },
  { type: 'user.authentication.sso', message: 'A user opened an application', target: 'application', canFail: false },
  { type: 'user.session.end', message: 'A user signed out', target: 'none', canFail: false },
  { type: 'user.lifecycle.create', message: 'A user was created', target: 'user', canFail: false },
  { type: 'user.lifecycle.suspend', message: 'A user was suspended', target: 'user', canFail: false },
  { type: 'group.user_membership.add', message: 'A user was added to a group', target: 'user', canFail: false },
  { type: 'policy.rule.update', message: 'A rule was changed', target: 'none', canFail: false },
  { type: 'application.lifecycle.update', message: 'An application was changed', target: 'application', canFail: true },
  { type: 'security.request.blocked', message: 'A request was blocked', target: 'none', canFail: true },
];
const PEOPLE = ['ada.winter', 'ben.okoro', 'chloe.marsh', 'dmitri.vale', 'emi.tanaka', 'farid.haddad'];
const APPLICATIONS = ['Payroll', 'Patient Portal', 'Timetables', 'Freight Desk'];

export interface OktaEvent {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly organization: string;
  /** Characters of padding: the record of 50 MB. */
  readonly padding: number;
  /** True where the same id comes with another body. */
  readonly isChanged: boolean;
}

/** An event as the System Log gives it: members that are empty are null, as Okta sends them. All invented. */
export function oktaEvent(event: OktaEvent): Readonly<Record<string, unknown>> {
  const random = new Random(`okta/${event.id}`);
  const template = random.pick(TEMPLATES);
  const isFailure = template.canFail && random.chance(0.15);
  const name = random.pick(PEOPLE);
  const user = userOf(name, event.organization);
  return {
    actor: { ...user, detailEntry: null },
    client: clientOf(random),
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      externalSessionId: random.chance(0.1) ? 'unknown' : `102${random.hexadecimal(20)}`,
    },
    displayMessage: event.isChanged ? `${template.message} (corrected)` : template.message,
    eventType: template.type,
    outcome: isFailure
      ? { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' }
      : { result: template.type === 'security.request.blocked' ? 'DENY' : 'SUCCESS', reason: null },
    published: new Date(event.at).toISOString(),
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: isFailure ? 'ERROR' : template.type === 'security.request.blocked' ? 'WARN' : 'INFO',
    debugContext: {
      debugData: {
        requestUri: '/api/v1/authn',
        ...(event.padding > 0 ? { padding: 'x'.repeat(event.padding) } : {}),
      },
    },
    legacyEventType: null,
    transaction: { type: 'WEB', id: `W${random.hexadecimal(26)}`, detail: {} },
    uuid: event.id,
    version: '0',
    request: { ipChain: [] },
    target: targetOf(template, random, event.organization),
  };
}

function userOf(name: string, organization: string): Readonly<Record<string, unknown>> {
  const words = name.split('.').map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  const id = `00u${new Random(`user/${name}`).hexadecimal(17)}`;
  return { id, type: 'User', alternateId: `${name}@${organization}`, displayName: words.join(' ') };
}

function clientOf(random: Random): Readonly<Record<string, unknown>> {
  return {
    userAgent: { rawUserAgent: 'Mozilla/5.0 (demo)', os: 'Linux', browser: 'FIREFOX' },
    zone: null,
    device: 'Computer',
    id: null,
    ipAddress: `192.0.2.${random.integer(1, 254)}`,
    geographicalContext: null,
  };
}

function targetOf(template: Template, random: Random, organization: string): readonly unknown[] | null {
  if (template.target === 'none') return null;
  if (template.target === 'user') return [{ ...userOf(random.pick(PEOPLE), organization), detailEntry: null }];
  const name = random.pick(APPLICATIONS);
  const id = `0oa${new Random(`application/${name}`).hexadecimal(17)}`;
  return [{ id, type: 'AppInstance', alternateId: name, displayName: name, detailEntry: null }];
}
