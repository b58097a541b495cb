import { mix } from './mix';

/** A user of the stand-in's panel. */
export interface WorldUser {
  readonly id: number;
  readonly ownerId: number;
  readonly username: string;
  readonly name: string;
  readonly companyName: string;
  readonly roleId: 1 | 2 | 3;
  readonly isPeer: boolean;
}

export interface HostingSpace {
  readonly id: number;
  readonly name: string;
}

/** A customer with its peers and hosting spaces; the first one is the reseller that signs in. */
export interface WorldTenant {
  readonly place: number;
  readonly owner: WorldUser;
  readonly peers: readonly WorldUser[];
  readonly spaces: readonly HostingSpace[];
}

export const RESELLER_ID = 1000;
export const RESELLER_NAME = 'reviewer';
export const RESELLER_PASSWORD = 'correct-horse-battery';
const FIRST_CUSTOMER = 2001;
const FIRST_PEER = 100_001;
const FIRST_SPACE = 500_001;

const FIRST = ['Harbor', 'Larkfield', 'Pinewood', 'Elm', 'Quarry', 'Saltmarsh', 'Bright', 'Ridge', 'Copper', 'Mill'];
const SECOND = ['Clinic', 'Schools', 'Freight', 'Bakery', 'Surveyors', 'Opticians', 'Nurseries', 'Press', 'Tours'];
const GIVEN = ['Imogen', 'Rui', 'Käthe', 'Mattis', 'Aïcha', 'Greer', 'Nneka', 'Hale', 'Tova', 'Pelle'];
const FAMILY = ['Vance', 'Castellan', 'Ölschläger', 'Sorvino', 'Benamar', 'Ashdown', "O'Konjo", 'Brightwater'];

const pick = (list: readonly string[], draw: number): string => list[draw % list.length] ?? '';
const person = (draw: number): string => `${pick(GIVEN, mix(draw))} ${pick(FAMILY, mix(draw + 7))}`;

/** The reseller and `count` customers below it. All invented; the same count gives the same world. */
export function panelWorld(count: number): readonly WorldTenant[] {
  const reseller: WorldUser = {
    id: RESELLER_ID,
    ownerId: 1,
    username: RESELLER_NAME,
    name: 'Silvia Marchetti',
    companyName: 'Bluegate IT',
    roleId: 2,
    isPeer: false,
  };
  const customers = Array.from({ length: count }, (_, index) => customer(index));
  return [{ place: 0, owner: reseller, peers: [], spaces: [] }, ...customers];
}

function customer(index: number): WorldTenant {
  const number = index + 1;
  const companyName = `${pick(FIRST, index)} ${pick(SECOND, Math.floor(index / FIRST.length) + index)} ${number}`;
  const id = FIRST_CUSTOMER + index;
  const user = (more: Pick<WorldUser, 'id' | 'ownerId' | 'username' | 'isPeer'>): WorldUser => ({
    name: person(more.id),
    companyName: more.isPeer ? '' : companyName,
    roleId: 3,
    ...more,
  });
  const peers = [0, 1].map((place) =>
    user({
      id: FIRST_PEER + index * 2 + place,
      ownerId: id,
      username: `peer${place + 1}.customer${number}`,
      isPeer: true,
    }),
  );
  const spaces = ['Main Site', 'Depots & Fleet'].map((name, place) => ({
    id: FIRST_SPACE + index * 2 + place,
    name: `${companyName} ${name}`,
  }));
  const owner = user({ id, ownerId: RESELLER_ID, username: `customer${number}`, isPeer: false });
  return { place: number, owner, peers, spaces };
}
