import type { FaultBoard, FaultName } from '../fault';

/** What a fault of the log itself writes into it. */
export interface Written {
  readonly count: number;
  /** Hours before now at which the entries happened. */
  readonly hoursAgo: number;
  readonly isHuge: boolean;
}

const WRITES: Partial<Record<FaultName, Written>> = {
  'late-arrival': { count: 1, hoursAgo: 20, isHuge: false },
  'inserted-between-pages': { count: 3, hoursAgo: 2, isHuge: false },
  'equal-times': { count: 30, hoursAgo: 3, isHuge: false },
  'cap-in-one-second': { count: 250, hoursAgo: 4, isHuge: false },
  'huge-record': { count: 1, hoursAgo: 5, isHuge: true },
};
/** A fault that stays on writes or deletes no more often than this, so that reading can end. */
const MOST: Partial<Record<FaultName, number>> = {
  'late-arrival': 5,
  'inserted-between-pages': 5,
  'deleted-entries': 3,
};

export const WRITING_FAULTS = Object.keys(WRITES) as readonly FaultName[];

/** Counts what the faults have written, for one stand-in. */
export class WritingFaults {
  readonly #faults: FaultBoard;
  readonly #done = new Map<FaultName, number>();

  constructor(faults: FaultBoard) {
    this.#faults = faults;
  }

  /** What strikes before this answer about the log. */
  strike(write: (written: Written) => void): void {
    for (const fault of WRITING_FAULTS) {
      const written = WRITES[fault];
      if (written !== undefined && this.#strikes(fault)) write(written);
    }
  }

  /** As the board says, but no more often than a fault that stays on may. */
  #strikes(fault: FaultName): boolean {
    const done = this.#faults.isOn(fault) ? (this.#done.get(fault) ?? 0) : 0;
    const isStruck = done < (MOST[fault] ?? 1) && this.#faults.strikes(fault);
    this.#done.set(fault, isStruck ? done + 1 : done);
    return isStruck;
  }

  /** True where an entry is to be taken out of the log. */
  deletes(): boolean {
    return this.#strikes('deleted-entries');
  }
}

/** Letters of a record of 50 MB. */
export const HUGE_TEXT_LENGTH = 50_000_000;
