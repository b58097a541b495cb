import type { CultureName } from './panel/culture';

/** A person of the demo; every address is under a reserved example domain. */
export interface DemoPerson {
  readonly userId: number;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  /** What the person is to the tenant in the panel, and the role in Lumu. */
  readonly role: 'owner' | 'peer';
}

export interface DemoTenant {
  readonly name: string;
  readonly domain: string;
  /** The organization or hosting space that the panel's export was made for. */
  readonly organization: string;
  /** The clock of the panel's server: its export carries no zone. */
  readonly zone: string;
  readonly culture: CultureName;
  readonly companyId: string;
  readonly people: readonly DemoPerson[];
}

const person = (userId: number, username: string, fullName: string, role: DemoPerson['role']) => (domain: string) => ({
  userId,
  username,
  fullName,
  email: `${username.replaceAll('"', '').replaceAll(' ', '.')}@${domain}`,
  role,
});
const peopleOf = (domain: string, people: readonly ((domain: string) => DemoPerson)[]): readonly DemoPerson[] =>
  people.map((one) => one(domain));

const HARBOR = 'harbor-clinic.example';
const LARKFIELD = 'larkfield-schools.example';
const PINEWOOD = 'pinewood-freight.example';

/** The three customers of the demo. All invented. */
export const DEMO_TENANTS: readonly DemoTenant[] = [
  {
    name: 'Harbor Clinic (demo)',
    domain: HARBOR,
    organization: 'Harbor Clinic Main Site',
    zone: 'America/New_York',
    culture: 'en-US',
    companyId: '0d3a6c1e-5b1f-4a57-9c0e-2f6d1b7a9001',
    people: peopleOf(HARBOR, [
      person(1201, 'i.vance', 'Imogen Vance', 'owner'),
      person(1202, 'r.castellan', 'Rui Castellan', 'peer'),
      person(1203, 't.brightwater', 'Tova Brightwater', 'peer'),
      person(1204, 'frontdesk "west"', 'Front Desk West', 'peer'),
    ]),
  },
  {
    name: 'Larkfield Schools (demo)',
    domain: LARKFIELD,
    organization: 'Larkfield Staff',
    zone: 'Europe/Berlin',
    culture: 'de-DE',
    companyId: '0d3a6c1e-5b1f-4a57-9c0e-2f6d1b7a9002',
    people: peopleOf(LARKFIELD, [
      person(1340, 'k.oelschlaeger', 'Käthe Ölschläger', 'owner'),
      person(1341, 'm.sorvino', 'Mattis Sorvino', 'peer'),
      person(1342, 'a.benamar', 'Aïcha Benamar', 'peer'),
      person(1343, 'd.quist', 'Dorthe Quist', 'peer'),
      person(1344, 'p.lindqvist', 'Pelle Lindqvist', 'peer'),
    ]),
  },
  {
    name: 'Pinewood Freight (demo)',
    domain: PINEWOOD,
    organization: 'Pinewood Depots & Fleet',
    zone: 'Europe/London',
    culture: 'en-GB',
    companyId: '0d3a6c1e-5b1f-4a57-9c0e-2f6d1b7a9003',
    people: peopleOf(PINEWOOD, [
      person(1477, 'g.ashdown', 'Greer Ashdown', 'owner'),
      person(1478, 'n.okonjo', 'Nneka Okonjo', 'peer'),
      person(1479, 'h.fairweather', 'Hale Fairweather', 'peer'),
    ]),
  },
];

/** The service provider's own people, who act on the portal and for every tenant. */
export const DEMO_PROVIDER_DOMAIN = 'bluegate-it.example';
export const DEMO_PROVIDER_PEOPLE: readonly DemoPerson[] = peopleOf(DEMO_PROVIDER_DOMAIN, [
  person(12, 's.marchetti', 'Silvia Marchetti', 'owner'),
  person(13, 'j.holloway', 'Jonas Holloway', 'peer'),
  person(14, 'y.tanaka', 'Yuki Tanaka', 'peer'),
]);
