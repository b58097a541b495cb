import { Random } from '@demo/random';

export const TENANTS = 500;
export const DAYS = 180;
/** The instant that the bench's data ends at, UTC milliseconds: fixed, so that the same bytes come every day. */
export const BENCH_NOW = Date.UTC(2026, 5, 30);
export const MILLISECONDS_A_DAY = 86_400_000;
/** A word that stands in every RARE_EVERY-th record only. */
export const RARE_WORD = 'quokkaberry';
export const RARE_EVERY = 50_000;

/** Where the customers of the bench work; a tenant writes in one of the two shapes. */
export type EntryShape = 'panel' | 'lumu';

export interface BenchTenant {
  readonly shape: EntryShape;
  readonly number: number;
  readonly name: string;
  readonly companyId: string;
  readonly organizations: readonly string[];
  readonly people: readonly string[];
}

const NAMES = ['Alder', 'Basalt', 'Cinder', 'Dune', 'Ember', 'Fjord', 'Grove', 'Heath', 'Inlet', 'Juniper', 'Krill'];
const TRADES = ['Dental', 'Freight', 'Schools', 'Legal', 'Bakery', 'Housing', 'Optics', 'Energy', 'Print'];
const PEOPLE = ['amara', 'bruno', 'carys', 'devin', 'elena', 'farid', 'greta', 'hugo', 'ivana', 'jonah', 'keiko'];

const three = (value: number): string => String(value).padStart(3, '0');

/** The 500 tenants, largest first: tenant k gets a share in proportion to 1 / (k + 1). */
export function benchTenants(): readonly BenchTenant[] {
  const random = new Random('veritrail bench tenants');
  return Array.from({ length: TENANTS }, (_, number) => {
    const people = Math.max(3, Math.round(60 / Math.sqrt(number + 1)));
    return {
      shape: number % 2 === 0 ? 'panel' : 'lumu',
      number,
      name: `${random.pick(NAMES)} ${random.pick(TRADES)} ${three(number)}`,
      companyId: random.uuid(),
      organizations: Array.from({ length: 1 + (number % 4) }, (_, at) => `Site ${at + 1} of ${three(number)}`),
      people: Array.from({ length: people }, (_, at) => `${random.pick(PEOPLE)}.${at}@tenant-${three(number)}.example`),
    };
  });
}

const SLOTS = 65_536;

/** Draws tenants of one shape by their share, in constant time. */
export function tenantDrawer(tenants: readonly BenchTenant[], shape: EntryShape, random: Random): () => BenchTenant {
  const own = tenants.filter((tenant) => tenant.shape === shape);
  const weights = own.map((tenant) => 1 / (tenant.number + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const slots: BenchTenant[] = [];
  let passed = 0;
  own.forEach((tenant, at) => {
    passed += weights[at] ?? 0;
    // At least one slot each: the smallest customer has entries too.
    const until = Math.max(slots.length + 1, Math.round((passed / sum) * SLOTS));
    while (slots.length < until) slots.push(tenant);
  });
  return () => slots[random.next() % slots.length] as BenchTenant;
}

/**
 * The instant of entry `index` of `count`, UTC milliseconds: spread evenly over the 180 days in arrival order, most of
 * them minutes late, three in a hundred up to five days.
 */
export function instantOf(index: number, count: number, random: Random): number {
  const arrival = BENCH_NOW - (1 - (index + 1) / count) * DAYS * MILLISECONDS_A_DAY;
  const late = random.chance(0.03) ? random.fraction() * 5 * MILLISECONDS_A_DAY : random.fraction() * 1_200_000;
  return Math.floor(Math.max(arrival - late, BENCH_NOW - DAYS * MILLISECONDS_A_DAY));
}

/** 32 random hexadecimal digits, faster than digit by digit. */
export function hexadecimal32(random: Random): string {
  let text = '';
  for (let at = 0; at < 4; at++) text += random.next().toString(16).padStart(8, '0');
  return text;
}

export function uuidOf(random: Random): string {
  const text = hexadecimal32(random);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
}
