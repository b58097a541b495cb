import type { TimeSpan } from '@core/coverage/time-spans';
import type { Microseconds } from '@core/entry/entry-time';
import type { TickKind } from '@core/search/histogram-ticks';
import type { HistogramBucket } from '@core/search/results';
import { offsetMinutes, offsetText } from '../../../ui/format-time';

/** Times as the reader's locale writes them, in one zone. */
export interface TimeWords {
  /** A bucket: `Sat, Nov 22, 2026, 3:00 – 4:00 AM UTC+01:00`, `Sat, Nov 22, 2026`, `November 2026`. */
  readonly bucket: (span: TimeSpan, bucket: HistogramBucket) => string;
  /** Any span, to the minute (to the second where it is short), with its zone. */
  readonly span: (span: TimeSpan) => string;
  /** The same without its zone. */
  readonly stretch: (span: TimeSpan) => string;
  readonly tick: (at: Microseconds, kind: TickKind) => string;
  /** `UTC+01:00`; both offsets where the clocks change between. */
  readonly zone: (span: TimeSpan) => string;
}

const DATE = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
const MINUTES = { hour: 'numeric', minute: '2-digit' } as const;
const SECONDS = { ...MINUTES, second: '2-digit' } as const;
const SHORT_SPAN = 10 * 60_000_000;

const FORMATS = {
  day: DATE,
  minutes: { ...DATE, ...MINUTES },
  seconds: { ...DATE, ...SECONDS },
  span: { year: 'numeric', month: 'short', day: 'numeric', ...MINUTES },
  spanSeconds: { year: 'numeric', month: 'short', day: 'numeric', ...SECONDS },
  month: { year: 'numeric', month: 'long' },
  year: { year: 'numeric' },
  tickSecond: SECONDS,
  tickTime: MINUTES,
  tickDay: { month: 'short', day: 'numeric' },
  tickMonth: { month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const known = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string, name: keyof typeof FORMATS): Intl.DateTimeFormat {
  const key = `${zone} ${name}`;
  const format = known.get(key) ?? new Intl.DateTimeFormat(undefined, { ...FORMATS[name], timeZone: zone });
  known.set(key, format);
  return format;
}

const spanFormat = ({ from, to }: TimeSpan) => (to - from < SHORT_SPAN ? 'spanSeconds' : 'span');

const milliseconds = (instant: Microseconds): number => Math.floor(instant / 1000);

/** Words in the locale of the browser or the operating system; `zone` is an IANA name, an offset or `UTC`. */
export function timeWords(zone: string): TimeWords {
  const range = (name: keyof typeof FORMATS, { from, to }: TimeSpan): string =>
    formatOf(zone, name).formatRange(milliseconds(from), milliseconds(to));
  const zoneText = ({ from, to }: TimeSpan): string => {
    const [first, last] = [offsetMinutes(from, zone), offsetMinutes(to, zone)].map(offsetText);
    return first === last ? `UTC${String(first)}` : `UTC${String(first)} to ${String(last)}`;
  };
  const withZone = (name: keyof typeof FORMATS, span: TimeSpan): string => `${range(name, span)} ${zoneText(span)}`;
  return {
    bucket: (span, bucket) => {
      // The last moment, so that a week does not end on the next Monday.
      const whole = { from: span.from, to: Math.max(span.from, span.to - 1) };
      switch (bucket) {
        case 'second':
        case '10-seconds':
          return withZone('seconds', span);
        case 'day':
        case 'week':
          return range('day', whole);
        case 'month':
        case 'quarter':
          return range('month', whole);
        case 'year':
          return range('year', whole);
        default:
          return withZone('minutes', span);
      }
    },
    span: (span) => withZone(spanFormat(span), span),
    stretch: (span) => range(spanFormat(span), span),
    tick: (at, kind) => formatOf(zone, TICKS[kind]).format(milliseconds(at)),
    zone: zoneText,
  };
}

const TICKS = {
  second: 'tickSecond',
  time: 'tickTime',
  day: 'tickDay',
  month: 'tickMonth',
  year: 'year',
} as const satisfies Record<TickKind, keyof typeof FORMATS>;
