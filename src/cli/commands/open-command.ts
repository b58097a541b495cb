import { ExpectedFailure } from '@core/failure/failure';
import { isLink, LINK_SCHEME, parseLink } from '@core/links/link';
import { criteriaOf, type Search, searchSchema } from '@core/search/search';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import { zoneOf } from '../search-options';
import type { Session } from '../session';
import { plainOptions, printSearch } from './search-command';
import { show } from './show-command';

interface Options {
  readonly print?: boolean;
  readonly json?: boolean;
  readonly zone?: string;
  readonly data?: string;
}

/** Hands the link to the Veritrail that has the data folder open; false where none with a window has. */
async function openInWindow(session: Session, link: string): Promise<boolean> {
  const application = await session.application();
  const shown = await application.openWindowOfOwner({ link, opensBrowser: true });
  if (shown === null) return false;
  if (shown.address === null) session.output.say('Veritrail shows it.');
  else {
    session.output.say('Open this address in a browser on this machine; it is good for one use:');
    await session.output.line(shown.address);
  }
  return true;
}

async function printLink(session: Session, link: string, options: Options): Promise<void> {
  const meant = await session.ask('links.resolve', { link });
  if (meant.kind === 'entry') {
    if (meant.isOtherVersion) session.output.say('This archive has another version of the entry of the link:');
    await show(session, meant.id, options);
    return;
  }
  if (meant.kind === 'entries' && meant.missing > 0) {
    session.output.say(`${meant.missing} more of the link are not in this archive.`);
  }
  const search: Search = meant.kind === 'search' ? meant.search : searchOfIds(meant.ids);
  const read = { search, criteria: criteriaOf(search), leavesOutUndated: false, zone: zoneOf(options) };
  await printSearch(session, read, { ...plainOptions, ...(options.json === true ? { json: true } : {}) });
}

const searchOfIds = (ids: readonly number[]): Search =>
  searchSchema.parse({ filters: [{ field: 'id', values: ids.map(String) }], range: { kind: 'all' } });

async function openLink(session: Session, link: string, options: Options): Promise<undefined> {
  if (!isLink(link)) throw new UsageError(`"${link.slice(0, 60)}" is no link: a link begins with ${LINK_SCHEME}:`);
  const read = parseLink(link);
  if (!read.ok) throw new ExpectedFailure('invalid-input', read.problem);
  if (options.print !== true && options.json !== true && (await openInWindow(session, link))) return;
  await printLink(session, link, options);
}

/** `veritrail open`. */
export function addOpenCommand(program: Command, run: Run): void {
  program
    .command('open')
    .description(
      'open a veritrail: link in the window that is open on the data folder; print what it names where there is none',
    )
    .argument('<link>', 'a link to a search or to entries')
    .option('--print', 'print it, also where a window is open')
    .option('--json', 'print one JSON object')
    .option('--zone <zone>', 'zone that times are printed in (UTC)')
    .addHelpText(
      'after',
      `
Examples:
  veritrail open 'veritrail:search?v=1&is.severity=error&range=7d'
  veritrail open --print 'veritrail:entry/9f86d081…?v=1'`,
    )
    .action((link: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => openLink(session, link, options));
    });
}
