import { Random } from '../../random';
import { Timeline } from '../timeline';
import { oktaEvent } from './okta-event';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HUGE = 50 * 1024 * 1024;

/** The events of one organization. */
export class OktaLog {
  readonly organization: string;
  readonly times: Timeline;
  readonly #seed: string;
  #huge = -1;

  constructor(options: {
    readonly organization: string;
    readonly seed: string;
    readonly entries: number;
    readonly days: number;
    readonly nowMs: number;
  }) {
    this.organization = options.organization;
    this.#seed = options.seed;
    const random = new Random(`okta-log/${options.seed}`);
    const span = options.days * DAY_MS;
    const entries = Array.from({ length: options.entries }, (_, index) => {
      const at = Math.floor(options.nowMs - span + ((index + random.fraction()) * span) / Math.max(1, options.entries));
      // Stored within seconds as a rule; one in a hundred minutes later, after its followers.
      const delay = random.chance(0.01) ? random.integer(1, 20) * MINUTE_MS : random.integer(0, 2000);
      return { at, stored: Math.min(options.nowMs, at + delay) };
    });
    this.times = new Timeline(entries);
  }

  idOf(entry: number): string {
    return new Random(`${this.#seed}/${entry}`).uuid();
  }

  /** The number of an event by its id; looked through, so for tests only. */
  entryOf(id: string): number {
    for (let entry = 0; entry < this.times.length; entry += 1) if (this.idOf(entry) === id) return entry;
    return -1;
  }

  addHuge(at: number, stored: number): void {
    if (this.#huge < 0) this.#huge = this.times.add(at, stored);
  }

  render(entry: number, isChanged = false): string {
    const padding = entry === this.#huge ? HUGE : 0;
    const { organization } = this;
    return JSON.stringify(
      oktaEvent({ id: this.idOf(entry), at: this.times.atOf(entry), organization, padding, isChanged }),
    );
  }
}
