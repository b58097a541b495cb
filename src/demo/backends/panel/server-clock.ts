import { Temporal } from 'temporal-polyfill';

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The clock of the panel's server, which knows local time only. Milliseconds. */
export class ServerClock {
  readonly zone: string;
  readonly #offsets = new Map<number, number>();

  constructor(zone: string) {
    this.zone = zone;
  }

  /**
   * As a data set writes it: local time with the server's offset. Of the hour that the clock repeats the local time is
   * all that the database has, so that both passages carry the offset of standard time.
   */
  write(at: number): string {
    const own = this.#offset(at);
    return `${this.#local(at + own)}${offsetText(Math.min(own, this.#offset(at + HOUR_MS)))}`;
  }

  /** As the log of a task writes it: `MM/dd/yyyy HH:mm:ss`, to the second. */
  writeInvariant(at: number): string {
    const text = new Date(at + this.#offset(at)).toISOString();
    return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}`;
  }

  /** The beginning of the day that a request names; what has a zone is converted to local time first, as .NET does. */
  dayOf(text: string): Temporal.PlainDate | null {
    try {
      return /(?:Z|[+-]\d{2}:\d{2})$/.test(text)
        ? Temporal.Instant.from(text).toZonedDateTimeISO(this.zone).toPlainDate()
        : Temporal.PlainDateTime.from(text).toPlainDate();
    } catch {
      return null;
    }
  }

  /** Epoch milliseconds of a local time. */
  instantOf(day: Temporal.PlainDate, time: { hour: number; minute: number; second: number }): number {
    return day.toZonedDateTime({ timeZone: this.zone, plainTime: time }).epochMilliseconds;
  }

  #local(local: number): string {
    const text = new Date(local).toISOString().slice(0, -1);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  #offset(at: number): number {
    const quarter = Math.floor(at / QUARTER_MS);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      const instant = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS);
      offset = instant.toZonedDateTimeISO(this.zone).offsetNanoseconds / 1e6;
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE_MS;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
