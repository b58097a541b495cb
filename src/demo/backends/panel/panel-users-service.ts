import type { StandInAnswer } from '../server/stand-in-answer';
import { soapAnswer, soapFault } from './panel-answers';
import type { PanelRequest } from './panel-request';
import { RESELLER_ID, type WorldTenant, type WorldUser } from './panel-world';
import { escapeText } from './escape-text';

/** esUsers and esPackages, as far as a reader of the log needs them. */
export function answerAboutUsers(request: PanelRequest, world: readonly WorldTenant[]): StandInAnswer {
  const { operation, fields } = request;
  const users = world.flatMap(({ owner, peers }) => [owner, ...peers]);
  const byId = users.find((user) => user.id === Number(fields['userId']));
  switch (operation) {
    case 'GetUserByUsername':
      return one(
        request,
        users.find((user) => user.username === fields['username']),
      );
    case 'GetUserById':
      return one(request, byId);
    case 'GetUsers':
      return soapAnswer(request, list(customersOf(world, fields)));
    case 'GetUserPeers':
      return soapAnswer(
        request,
        list(users.filter((user) => user.isPeer && user.ownerId === Number(fields['userId']))),
      );
    case 'GetMyPackages':
      return soapAnswer(request, packages(world.find(({ owner }) => owner.id === byId?.id)));
    default:
      return soapFault(`There is no operation ${operation}.`);
  }
}

/** Peers are not in it. */
function customersOf(world: readonly WorldTenant[], fields: PanelRequest['fields']): readonly WorldUser[] {
  return Number(fields['ownerId']) === RESELLER_ID ? world.slice(1).map(({ owner }) => owner) : [];
}

function one(request: PanelRequest, user: WorldUser | undefined): StandInAnswer {
  return soapAnswer(request, user === undefined ? '' : members(user));
}

const list = (users: readonly WorldUser[]): string =>
  users.map((user) => `<UserInfo>${members(user)}</UserInfo>`).join('');

function members(user: WorldUser): string {
  const [first = '', last = ''] = user.name.split(' ');
  const values: readonly (readonly [string, string])[] = [
    ['UserId', String(user.id)],
    ['OwnerId', String(user.ownerId)],
    ['RoleId', String(user.roleId)],
    ['StatusId', '1'],
    ['Username', user.username],
    ['FirstName', first],
    ['LastName', last],
    ['CompanyName', user.companyName],
    ['IsPeer', String(user.isPeer)],
    ['IsDemo', 'false'],
  ];
  return values.map(([name, value]) => `<${name}>${escapeText(value)}</${name}>`).join('');
}

function packages(tenant: WorldTenant | undefined): string {
  const found = tenant?.spaces ?? [];
  return found
    .map(
      ({ id, name }) =>
        `<PackageInfo><PackageId>${id}</PackageId><PackageName>${escapeText(name)}</PackageName></PackageInfo>`,
    )
    .join('');
}
