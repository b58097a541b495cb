import { Random } from '../../random';

/** An entry's place in a stand-in: which tenant, and the how-manieth of it. */
export interface EntryPlace {
  readonly tenant: number;
  readonly index: number;
}

const hexadecimal = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** GUIDs that hold the entry's place, so that none has to be remembered. `salt`: eight hexadecimal digits of the stand-in. */
export function guidOf(salt: string, place: EntryPlace): string {
  return `${salt}-${hexadecimal(place.tenant, 4)}-4a11-8a11-${hexadecimal(place.index, 12)}`;
}

/** null where the id is none of this stand-in's. */
export function placeOf(salt: string, id: string): EntryPlace | null {
  const match = /([0-9a-f]{8})-([0-9a-f]{4})-4a11-8a11-([0-9a-f]{12})/.exec(id);
  if (match?.[1] !== salt) return null;
  return { tenant: Number.parseInt(match[2] ?? '', 16), index: Number.parseInt(match[3] ?? '', 16) };
}

export const saltOf = (seed: string): string => new Random(`${seed}/salt`).hexadecimal(8);

export interface StandInTenant {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

const WORDS_BEFORE = [
  'Amber',
  'Birch',
  'Cedar',
  'Dune',
  'Elm',
  'Fjord',
  'Granite',
  'Heron',
  'Iris',
  'Juniper',
] as const;
const WORDS_AFTER = [
  'Dental',
  'Freight',
  'Schools',
  'Bakery',
  'Legal',
  'Clinic',
  'Farms',
  'Press',
  'Motors',
  'Labs',
] as const;

/** Invented customers; the same seed gives the same ones, and the two Microsoft stand-ins share them. */
export function standInTenants(seed: string, count: number): readonly StandInTenant[] {
  const random = new Random(`${seed}/tenants`);
  return Array.from({ length: count }, (_, index) => {
    const before = WORDS_BEFORE[index % WORDS_BEFORE.length] ?? 'Amber';
    const after = WORDS_AFTER[Math.floor(index / WORDS_BEFORE.length) % WORDS_AFTER.length] ?? 'Dental';
    const round = Math.floor(index / (WORDS_BEFORE.length * WORDS_AFTER.length));
    const name = `${before} ${after}${round === 0 ? '' : ` ${round + 1}`} (demo)`;
    const domain = `${before}-${after}${round === 0 ? '' : `-${round + 1}`}.example`.toLowerCase();
    return { id: random.uuid(), name, domain };
  });
}
