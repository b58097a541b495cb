import { describeFilter, describeRange } from '@core/search/describe-filter';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import type { Session } from '../session';
import { textTable } from '../text-table';

interface Options {
  readonly json?: boolean;
  readonly data?: string;
}

async function listSaved(session: Session, options: Options): Promise<undefined> {
  const searches = await session.ask('savedSearches.list', {});
  if (options.json === true) {
    await session.output.json(searches);
    return;
  }
  if (searches.length === 0) {
    session.output.say('No search is saved yet.');
    return;
  }
  const rows = searches.map(({ name, search }) => [
    name,
    describeRange(search.range),
    [...search.filters.map((filter) => describeFilter(filter)), search.query].filter((part) => part !== '').join('; '),
  ]);
  const titles = [{ title: 'Name' }, { title: 'Range' }, { title: 'Filters' }];
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
}

/** `veritrail saved`. */
export function addSavedCommand(program: Command, run: Run): void {
  program
    .command('saved')
    .description('list the saved searches')
    .option('--json', 'print them whole, as a JSON array')
    .addHelpText('after', '\nExamples:\n  veritrail saved\n  veritrail search --saved "Weekly review"')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => listSaved(session, options));
    });
}
