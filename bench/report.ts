import { arch, cpus, platform, totalmem } from 'node:os';
import type { Timing } from './statistics';

/** One line of a table: a figure beside its target. */
export interface Figure {
  readonly title: string;
  readonly value: string;
  readonly target: string;
  readonly verdict: '' | 'ok' | 'missed';
}

export interface QuestionResult {
  readonly title: string;
  readonly ours: Timing;
  readonly raw: Timing | null;
  /** Milliseconds; null where none was set. */
  readonly target: number | null;
}

export interface BenchReport {
  readonly rows: number;
  readonly figures: readonly Figure[];
  readonly questions: readonly QuestionResult[];
  readonly note: string;
}

/** Our overhead over raw DuckDB may be this much. */
export const OVERHEAD_TARGET = 1.5;
/** Below this difference in milliseconds a ratio says nothing: it is the price of two messages and a timer. */
export const OVERHEAD_FLOOR_MS = 5;

export const figure = (
  title: string,
  value: number,
  unit: string,
  target?: { atMost?: number; atLeast?: number },
): Figure => {
  const shown = (number: number) =>
    `${number.toLocaleString('en-US', { maximumFractionDigits: number < 100 ? 1 : 0 })} ${unit}`.trim();
  if (target === undefined) return { title, value: shown(value), target: '', verdict: '' };
  const isGood = value <= (target.atMost ?? Infinity) && value >= (target.atLeast ?? -Infinity);
  const bound =
    target.atMost === undefined ? `at least ${shown(target.atLeast ?? 0)}` : `at most ${shown(target.atMost)}`;
  return { title, value: shown(value), target: bound, verdict: isGood ? 'ok' : 'missed' };
};

const milliseconds = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? ''
    : value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });

function ratioOf({ ours, raw }: QuestionResult): string {
  if (raw === null) return '';
  const ratio = ours.median / raw.median;
  const isGood = ratio <= OVERHEAD_TARGET || ours.median - raw.median <= OVERHEAD_FLOOR_MS;
  return `${ratio.toFixed(2)}${isGood ? '' : ' missed'}`;
}

function verdictOf({ ours, target }: QuestionResult): string {
  return target === null ? '' : ours.median <= target ? 'ok' : 'missed';
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const ruler = headings.map((_, at) => (at === 0 ? '---' : '--:'));
  return [line(headings), line(ruler), ...rows.map(line)].join('\n');
}

/** The machine in general terms: what is needed to judge the figures, and nothing that names it. */
export function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores, ${gigabytes} GB of memory, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

const scaleOf = (rows: number): string =>
  rows % 1_000_000 === 0 ? `${rows / 1_000_000}M` : rows.toLocaleString('en-US');

/** One section of docs/performance.md. */
export function writeSection(report: BenchReport): string {
  const figures = table(
    ['figure', 'measured', 'target', ''],
    report.figures.map((one) => [one.title, one.value, one.target, one.verdict]),
  );
  const questions = table(
    ['question (ms)', 'median', 'p95', 'first', 'target', '', 'raw DuckDB', 'ratio'],
    report.questions.map((one) => [
      one.title,
      milliseconds(one.ours.median),
      milliseconds(one.ours.p95),
      milliseconds(one.ours.first),
      milliseconds(one.target),
      verdictOf(one),
      milliseconds(one.raw?.median),
      ratioOf(one),
    ]),
  );
  return [`## ${scaleOf(report.rows)} entries`, '', report.note, '', figures, '', questions, ''].join('\n');
}
