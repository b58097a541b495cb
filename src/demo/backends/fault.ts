/** What a stand-in can be made to do wrong: each of it has been seen at real backends. */
export const FAULTS = {
  // By the server, whatever it serves.
  'sign-in-lost': '401 in the middle of paging',
  'throttled-with-retry-after': '429 with Retry-After',
  'throttled-without-retry-after': '429 without Retry-After',
  'unavailable-with-retry-after': '503 with Retry-After',
  'unavailable-without-retry-after': '503 without Retry-After',
  'reset-mid-body': 'the connection is reset in the middle of a body',
  'truncated-body': 'the body is cut, though the answer ends properly',
  'malformed-body': 'malformed JSON or XML',
  'endless-gzip': 'gzip that does not end',
  'never-ends': 'an answer that never ends',
  'slow-drip': 'a body that comes a byte at a time',
  'wrong-content-type': 'an HTML page with status 200',
  'unknown-authority': 'TLS with a certificate authority that nobody knows',
  'clock-off': 'the backend’s clock is an hour off',
  // By the log itself.
  'late-arrival': 'an entry arrives late with an old start time',
  'inserted-between-pages': 'entries are inserted between two pages',
  'equal-times': 'equal timestamps across a page border',
  'cap-in-one-second': 'more entries than the cap in one second',
  'lying-total': 'a total that lies',
  'empty-page-with-next': 'an empty page with a next link',
  'next-to-itself': 'a next link to the same page',
  'forbidden-tenant': '403 for one tenant',
  'quota-as-403': 'a quota that comes as 403',
  'changed-duplicates': 'duplicate ids with different bodies',
  'deleted-entries': 'entries deleted at the backend',
  'huge-record': 'a record of 50 MB',
  'entity-expansion': 'XML that expands entities',
} as const;
export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** Those that the server of the stand-ins strikes with, whatever it serves. */
export const SERVER_FAULTS: readonly FaultName[] = [
  'sign-in-lost',
  'throttled-with-retry-after',
  'throttled-without-retry-after',
  'unavailable-with-retry-after',
  'unavailable-without-retry-after',
  'reset-mid-body',
  'truncated-body',
  'malformed-body',
  'endless-gzip',
  'never-ends',
  'slow-drip',
  'wrong-content-type',
  'unknown-authority',
  'clock-off',
];

/** When a fault strikes. */
export interface FaultSetting {
  readonly fault: FaultName;
  /** Answers about the log that go well before it strikes; 0 unless given. */
  readonly after?: number;
  /** How often it strikes; for ever unless given. */
  readonly times?: number;
}

/** The switches of one stand-in. */
export class FaultBoard {
  readonly #settings = new Map<FaultName, { after: number; times: number }>();

  set(setting: FaultSetting): void {
    this.#settings.set(setting.fault, { after: setting.after ?? 0, times: setting.times ?? Number.POSITIVE_INFINITY });
  }

  clear(fault?: FaultName): void {
    if (fault === undefined) this.#settings.clear();
    else this.#settings.delete(fault);
  }

  isOn(fault: FaultName): boolean {
    return (this.#settings.get(fault)?.times ?? 0) > 0;
  }

  /** Asked once for each answer that it could strike; counts. */
  strikes(fault: FaultName): boolean {
    const setting = this.#settings.get(fault);
    if (setting === undefined || setting.times <= 0) return false;
    if (setting.after > 0) {
      setting.after -= 1;
      return false;
    }
    setting.times -= 1;
    return true;
  }
}
