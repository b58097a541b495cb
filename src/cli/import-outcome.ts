import type { KindId } from '@core/backends/kind-id';
import { isLeftOut } from '@core/imports/left-out';
import { type ImportFigures, type ImportReport, NO_FIGURES } from '@core/imports/import-report';
import type { Output } from './output';
import { grouped, textTable } from './text-table';

/** What became of one file; `failure` is a sentence where it could not be read. */
export interface SourceOutcome extends ImportFigures {
  readonly file: string;
  readonly kind: KindId | null;
  readonly failure: string | null;
}

/** What `import --json` prints. */
export interface ImportOutcome extends ImportFigures {
  readonly files: number;
  readonly bySource: readonly SourceOutcome[];
  /** Files that came with a folder or an archive and are no audit log (a licence, a picture): no failure, and not counted. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[];
  /** null where no file could be read at all. */
  readonly importId: number | null;
  readonly state: ImportReport['state'] | 'failed';
}

function sum(figures: readonly ImportFigures[]): ImportFigures {
  return figures.reduce(
    (total, one) => ({
      read: total.read + one.read,
      added: total.added + one.added,
      duplicates: total.duplicates + one.duplicates,
      revisions: total.revisions + one.revisions,
      rejected: total.rejected + one.rejected,
    }),
    NO_FIGURES,
  );
}

/** A path that could not be handed over. */
export const missingSource = (file: string, failure: string): SourceOutcome => ({
  file,
  kind: null,
  ...NO_FIGURES,
  failure,
});

/** The outcome of a run: the report of its import, and the paths that never came that far. */
export function importOutcome(report: ImportReport | null, missing: readonly SourceOutcome[]): ImportOutcome {
  const sources = report?.sources ?? [];
  const leftOut = sources.filter(isLeftOut).map(({ name, failure }) => ({ file: name, reason: failure ?? '' }));
  const read = sources
    .filter((source) => !isLeftOut(source))
    .map(({ name, kind, figures, failure }): SourceOutcome => ({ file: name, kind, ...figures, failure }));
  const bySource = [...read, ...missing];
  return {
    files: bySource.length,
    ...sum(bySource),
    bySource,
    leftOut,
    importId: report?.id ?? null,
    state: report?.state ?? 'failed',
  };
}

const FIGURES = ['read', 'added', 'duplicates', 'revisions', 'rejected'] as const;

/** Prints the figures as a table, one line a file, and what failed on standard error. */
export async function printOutcome(output: Output, outcome: ImportOutcome): Promise<void> {
  const rows = outcome.bySource.map((one) => [one.file, one.kind ?? '', ...FIGURES.map((name) => grouped(one[name]))]);
  const total = ['Total', '', ...FIGURES.map((name) => grouped(outcome[name]))];
  const figures = FIGURES.map((name) => ({ title: name.slice(0, 1).toUpperCase() + name.slice(1), alignRight: true }));
  const lines = textTable([{ title: 'File' }, { title: 'Kind' }, ...figures], [...rows, total], output.isTerminal);
  await output.write(`${lines.join('\n')}\n`);
}

/** Says on standard error which files failed or were left out, and where rejected records are found. */
export function sayProblems(output: Output, outcome: ImportOutcome): void {
  for (const { file, reason } of outcome.leftOut) output.say(`${file}: ${reason}`);
  for (const { file, failure } of outcome.bySource) if (failure !== null) output.say(`${file}: ${failure}`);
  if (outcome.rejected > 0 && outcome.importId !== null) {
    output.say(
      `${grouped(outcome.rejected)} rejected; "veritrail imports rejected ${outcome.importId}" shows them, with --out they are written.`,
    );
  }
}
