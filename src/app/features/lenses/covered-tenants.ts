import type { Archive } from '@core/archive/archive';
import { coverageOf } from '@core/coverage/coverage-of';
import { isCovered } from '@core/coverage/coverage-segment';
import { type TimeSpan, united } from '@core/coverage/time-spans';

/** The stretches of time in which tenants are covered, each tenant's looked up when it is asked for. */
export class CoveredTenants {
  readonly #archive: Pick<Archive, 'windows'>;
  readonly #span: TimeSpan;
  readonly #known = new Map<string, Promise<readonly TimeSpan[]>>();

  constructor(archive: Pick<Archive, 'windows'>, span: TimeSpan) {
    this.#archive = archive;
    this.#span = span;
  }

  /** Oldest first; none for a tenant that the ledger does not know. */
  of(tenant: string): Promise<readonly TimeSpan[]> {
    const known = this.#known.get(tenant) ?? this.#look(tenant);
    this.#known.set(tenant, known);
    return known;
  }

  async #look(tenant: string): Promise<readonly TimeSpan[]> {
    const windows = await this.#archive.windows({ tenants: [tenant], ...this.#span });
    return united(coverageOf(windows, tenant).filter(({ state }) => isCovered(state)));
  }
}

/** Whether one stretch of a list in order holds all of a span. */
export function isWithin(spans: readonly TimeSpan[], span: TimeSpan): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((spans[middle]?.to ?? 0) < span.to) low = middle + 1;
    else high = middle;
  }
  const holding = spans[low];
  return holding !== undefined && holding.from <= span.from && holding.to >= span.to;
}
