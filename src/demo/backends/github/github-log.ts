import { Random } from '../../random';
import { Timeline } from '../timeline';
import { githubEvent } from './github-event';

const DAY_MS = 86_400_000;
/** Documented. */
export const WEB_RETENTION_MS = 180 * DAY_MS;
export const GIT_RETENTION_MS = 7 * DAY_MS;
const HUGE = 50 * 1024 * 1024;

/** One entry among all organizations of the enterprise. */
export interface GithubPlace {
  readonly at: number;
  /** The organization's number; the enterprise's own entries have the last. */
  readonly owner: number;
  readonly id: number;
}

/** The audit log of one organization, or of the enterprise itself. */
export class GithubLog {
  readonly organization: string | null;
  readonly times: Timeline;
  readonly #enterprise: string;
  readonly #seed: string;
  readonly #generated: number;
  readonly #gitSince: number;
  #huge = -1;

  constructor(options: {
    readonly organization: string | null;
    readonly enterprise: string;
    readonly seed: string;
    readonly entries: number;
    readonly days: number;
    readonly nowMs: number;
  }) {
    this.organization = options.organization;
    this.#enterprise = options.enterprise;
    this.#seed = `${options.seed}/${options.organization ?? options.enterprise}`;
    const random = new Random(`github-log/${this.#seed}`);
    const span = options.days * DAY_MS;
    const entries = Array.from({ length: options.entries }, (_, index) => {
      const at = Math.floor(options.nowMs - span + ((index + random.fraction()) * span) / Math.max(1, options.entries));
      return { at, stored: at };
    });
    this.times = new Timeline(entries);
    this.#generated = entries.length;
    this.#gitSince = options.nowMs - GIT_RETENTION_MS + DAY_MS / 2;
  }

  /** As GitHub's ids look: 22 characters. */
  idOf(entry: number): string {
    const digits = new Random(`${this.#seed}/${entry}`).hexadecimal(32);
    return Buffer.from(digits, 'hex').toString('base64url');
  }

  /** The number of an entry by its id; looked through, so for tests only. */
  entryOf(id: string): number {
    for (let entry = 0; entry < this.times.length; entry += 1) if (this.idOf(entry) === id) return entry;
    return -1;
  }

  /** One in five of the last days is a Git event; older ones would be gone. */
  isGit(entry: number): boolean {
    if (this.organization === null || entry >= this.#generated || entry % 5 !== 3) return false;
    return this.times.atOf(entry) >= this.#gitSince;
  }

  /** What GitHub still has: Git events are kept for a shorter time. */
  isKept(entry: number, nowMs: number): boolean {
    const retention = this.isGit(entry) ? GIT_RETENTION_MS : WEB_RETENTION_MS;
    return this.times.has(entry) && this.times.atOf(entry) >= nowMs - retention;
  }

  addHuge(at: number, stored: number): void {
    if (this.#huge < 0) this.#huge = this.times.add(at, stored);
  }

  render(entry: number, isChanged = false): string {
    return JSON.stringify(
      githubEvent({
        id: this.idOf(entry),
        at: this.times.atOf(entry),
        organization: this.organization,
        enterprise: this.#enterprise,
        isGit: this.isGit(entry),
        padding: entry === this.#huge ? HUGE : 0,
        isChanged,
      }),
    );
  }
}
