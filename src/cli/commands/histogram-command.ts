import { formatTime } from '@core/search/format-time';
import { HISTOGRAM_BUCKETS } from '@core/search/results';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import { entriesText } from '../run-operation';
import { addSearchOptions, readSearch, type SearchOptions } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';

interface Options extends SearchOptions {
  readonly bucket: string;
  readonly json?: boolean;
  readonly data?: string;
}

async function runHistogram(session: Session, options: Options): Promise<undefined> {
  const bucket = HISTOGRAM_BUCKETS.find((one) => one === options.bucket);
  if (bucket === undefined) {
    throw new UsageError(`--bucket "${options.bucket}" is unknown; choose from ${HISTOGRAM_BUCKETS.join(', ')}.`);
  }
  const { criteria, zone } = await readSearch(session, options);
  const count = await session.ask('search.count', { criteria, snapshot: null });
  const found = await session.ask('search.histogram', { criteria, snapshot: count.snapshot, bucket, zone });
  const bars = found.map(({ start, information, warning, error }) => ({
    start: formatTime(start, 'second', zone),
    information,
    warning,
    error,
    total: information + warning + error,
  }));
  if (options.json === true) await session.output.json(bars);
  else if (bars.length > 0) {
    const titles = ['Information', 'Warning', 'Error', 'Total'].map((title) => ({ title, alignRight: true }));
    const rows = bars.map((bar) => [bar.start, ...[bar.information, bar.warning, bar.error, bar.total].map(grouped)]);
    await session.output.write(`${textTable([{ title: 'Start' }, ...titles], rows, false).join('\n')}\n`);
  }
  if (count.undated > 0) session.output.say(`${entriesText(count.undated)} without a time stand in no bar.`);
}

/** `veritrail histogram`. */
export function addHistogramCommand(program: Command, run: Run): void {
  addSearchOptions(program.command('histogram').description('count the entries of a search over time, by severity'))
    .option('--bucket <length>', `${HISTOGRAM_BUCKETS.join(', ')}; buckets start at whole units of --zone`, 'day')
    .option('--json', 'print [{"start","information","warning","error","total"}]; buckets without entries are left out')
    .addHelpText(
      'after',
      `
Examples:
  veritrail histogram --bucket day --last 30d --zone Europe/Berlin
  veritrail histogram --bucket hour --severity error --from 2026-11-21 --to 2026-11-22 --json`,
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => runHistogram(session, options));
    });
}
