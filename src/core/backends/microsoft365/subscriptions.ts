import type { CancelSignal } from '../../archive/archive';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import { titleOf } from './entra';
import type { ManagementApi } from './management-api';
import type { ContentType } from './management-options';

/** Knows, for one session, which subscriptions are on, and when this session started one. */
export class Subscriptions {
  readonly #api: ManagementApi;
  readonly #mayStart: boolean;
  readonly #enabled = new Map<string, Set<string>>();
  readonly #started = new Map<string, Microseconds>();

  constructor(api: ManagementApi, mayStart: boolean) {
    this.#api = api;
    this.#mayStart = mayStart;
  }

  /** Makes sure that a subscription is on; answers when this session started it, null where it was on before. */
  async ensure(tenant: RemoteTenant, type: ContentType, signal: CancelSignal): Promise<Microseconds | null> {
    const enabled = this.#enabled.get(tenant.id) ?? new Set(await this.#api.subscriptions(tenant, signal));
    this.#enabled.set(tenant.id, enabled);
    const key = `${tenant.id} ${type}`;
    if (enabled.has(type)) return this.#started.get(key) ?? null;
    if (!this.#mayStart) {
      throw new BackendFailure(
        'refused',
        `There is no subscription to ${type} in ${titleOf(tenant)}, so Microsoft keeps nothing of it: start it, or allow this connection to start missing subscriptions.`,
      );
    }
    const isNew = await this.#api.startSubscription(tenant, type, signal);
    enabled.add(type);
    if (!isNew) return null;
    const now = this.#api.tools.now();
    this.#started.set(key, now);
    return now;
  }
}
