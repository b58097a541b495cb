import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import type { PanelService } from './panel-service';
import { type Leaves, recordsWith } from './soap-answer';
import type { SoapParameters } from './soap-envelope';

/** A user of the panel: a customer, a reseller, or a peer of one. */
export interface PanelUser {
  readonly id: string;
  readonly ownerId: string | null;
  readonly name: string | null;
  /** 1 Administrator, 2 Reseller, 3 User; SolidCP has more. */
  readonly roleId: number | null;
  readonly isPeer: boolean;
}

const CUSTOMER_ROLE = 3;

/** The panel's users, as far as the account reaches them; each is asked for once. */
export class PanelDirectory {
  readonly #service: PanelService;
  readonly #accountName: string;
  #account: Promise<PanelUser> | null = null;
  #base: Promise<RemoteTenant> | null = null;
  #users: Promise<ReadonlyMap<string, PanelUser>> | null = null;
  readonly #others = new Map<string, Promise<PanelUser | null>>();

  constructor(service: PanelService, accountName: string) {
    this.#service = service;
    this.#accountName = accountName;
  }

  /** The user that the connection signs in as. */
  account(signal: CancelSignal): Promise<PanelUser> {
    this.#account ??= this.#kept(this.#askAccount(signal), () => {
      this.#account = null;
    });
    return this.#account;
  }

  /** The account's own tenant: itself, or the owner that it is a peer of. */
  base(signal: CancelSignal): Promise<RemoteTenant> {
    this.#base ??= this.#kept(this.#askBase(signal), () => {
      this.#base = null;
    });
    return this.#base;
  }

  /** The account's own tenant, then every customer below it, by name. */
  async tenants(signal: CancelSignal): Promise<readonly RemoteTenant[]> {
    const base = await this.base(signal);
    const users = [...(await this.#below(signal)).values()].filter((user) => !user.isPeer && user.id !== base.id);
    const below = users.map(({ id, name }): RemoteTenant => ({ id, name }));
    return [base, ...below.sort((one, other) => compare(one.name ?? one.id, other.name ?? other.id))];
  }

  /** The tenant that a user belongs to: itself, or its owner where it is a peer; null where the panel does not tell. */
  async tenantOf(userId: string, signal: CancelSignal): Promise<string | null> {
    const base = await this.base(signal);
    if (userId === base.id) return userId;
    const user = (await this.#below(signal)).get(userId) ?? (await this.#other(userId, signal));
    if (user === null) return null;
    return user.isPeer ? user.ownerId : user.id;
  }

  #below(signal: CancelSignal): Promise<ReadonlyMap<string, PanelUser>> {
    this.#users ??= this.#kept(this.#askBelow(signal), () => {
      this.#users = null;
    });
    return this.#users;
  }

  /** A user that the list does not have: peers are not in it [inferred], and users may have come since. */
  #other(userId: string, signal: CancelSignal): Promise<PanelUser | null> {
    let found = this.#others.get(userId);
    if (found === undefined) {
      found = this.#kept(this.#askById(userId, signal), () => {
        this.#others.delete(userId);
      });
      this.#others.set(userId, found);
    }
    return found;
  }

  async #askAccount(signal: CancelSignal): Promise<PanelUser> {
    const what = `The user ${this.#accountName}`;
    const [found] = await this.#ask('GetUserByUsername', [['username', this.#accountName]], what, signal);
    if (found !== undefined) return found;
    throw new BackendFailure('malformed', `${what} was answered without a user id.`);
  }

  async #askBase(signal: CancelSignal): Promise<RemoteTenant> {
    const account = await this.account(signal);
    if (!account.isPeer || account.ownerId === null) return { id: account.id, name: account.name };
    const owner = await this.#other(account.ownerId, signal);
    return { id: account.ownerId, name: owner?.name ?? null };
  }

  async #askBelow(signal: CancelSignal): Promise<ReadonlyMap<string, PanelUser>> {
    const base = await this.base(signal);
    const parameters = [
      ['ownerId', base.id],
      ['recursive', true],
    ] as const;
    try {
      const users = await this.#ask('GetUsers', parameters, 'The list of customers', signal);
      return new Map(users.map((user) => [user.id, user]));
    } catch (error) {
      // A customer has nobody below it, and may not ask for that.
      const isCustomer = (await this.account(signal)).roleId === CUSTOMER_ROLE;
      if (isCustomer && error instanceof BackendFailure && error.kind === 'forbidden') return new Map();
      throw error;
    }
  }

  async #askById(userId: string, signal: CancelSignal): Promise<PanelUser | null> {
    try {
      const [user] = await this.#ask('GetUserById', [['userId', userId]], `The user ${userId}`, signal);
      return user ?? null;
    } catch (error) {
      // A user that has been deleted, or that the account may not see.
      if (error instanceof BackendFailure && (error.kind === 'forbidden' || error.kind === 'backend-error'))
        return null;
      throw error;
    }
  }

  async #ask(
    operation: string,
    parameters: SoapParameters,
    what: string,
    signal: CancelSignal,
  ): Promise<readonly PanelUser[]> {
    const leaves = await this.#service.leaves({ service: 'esUsers', operation, parameters, what }, signal);
    return recordsWith(leaves, 'userid').map(userOf);
  }

  /** What failed is asked again the next time. */
  #kept<Value>(asked: Promise<Value>, forget: () => void): Promise<Value> {
    asked.catch(forget);
    return asked;
  }
}

/** A member of a list of UserInfo, or a row of a data set: names differ in case only. */
function userOf(leaves: Leaves): PanelUser {
  const text = (name: string): string | null => leaves.get(name)?.trim() || null;
  const role = Number(text('roleid') ?? Number.NaN);
  const given = [text('firstname'), text('lastname')].filter((part) => part !== null).join(' ');
  return {
    id: text('userid') ?? '',
    ownerId: text('ownerid'),
    name: text('companyname') ?? text('fullname') ?? (given || text('username')),
    roleId: Number.isInteger(role) ? role : null,
    isPeer: /^(?:true|1)$/i.test(text('ispeer') ?? ''),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
