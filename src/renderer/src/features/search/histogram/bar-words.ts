import type { TimeSpan } from '@core/coverage/time-spans';
import type { HistogramBucket, TimelineBar } from '@core/search/results';
import { histogramText as text } from '../../../strings/histogram';
import { type CoverageMarks, isUnknown, lackInWords } from './coverage-marks';
import type { TimeWords } from './time-words';

/** What can be said of one bar, or of several together. */
export interface BarWords {
  readonly when: string;
  readonly counts: string;
  /** Empty where none has vanished. */
  readonly vanished: string;
  /** Empty where nothing is missing. */
  readonly lack: string;
  /** Empty where everything is known. Not spoken with each bar: it seldom differs between them. */
  readonly unknown: string;
}

export interface Wording {
  readonly bucket: HistogramBucket;
  readonly words: TimeWords;
  readonly coverage: CoverageMarks | null;
}

/** `bucket` null: a selection, whose ends are told instead. */
export function barWords(
  span: TimeSpan,
  figures: Omit<TimelineBar, 'start' | 'end'>,
  { bucket, words, coverage }: Omit<Wording, 'bucket'> & { readonly bucket: HistogramBucket | null },
): BarWords {
  const { vanished, unexplained } = figures;
  return {
    when: bucket === null ? words.span(span) : words.bucket(span, bucket),
    counts: text.counts(figures),
    vanished: vanished === 0 ? '' : text.vanishedCount(vanished, unexplained),
    lack: coverage === null ? '' : lackInWords(span, coverage),
    unknown: coverage !== null && isUnknown(span, coverage) ? coverage.unknownWords : '',
  };
}

/** In one breath, for a screen reader. */
export function spoken({ when, counts, vanished, lack }: BarWords): string {
  return [`${when}: ${counts}`, vanished, lack].filter((part) => part !== '').join('. ');
}
