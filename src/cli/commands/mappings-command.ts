import type { GenericMapping } from '@core/backends/generic-mapping';
import { ExpectedFailure } from '@core/failure/failure';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { readMappingFile } from '../reading-options';
import type { Session } from '../session';
import { textTable } from '../text-table';

interface Options {
  readonly json?: boolean;
  readonly data?: string;
}

async function printAll(session: Session, mappings: readonly GenericMapping[], options: Options): Promise<undefined> {
  if (options.json === true) {
    await session.output.json(mappings);
    return;
  }
  if (mappings.length === 0) {
    session.output.say('No mapping is saved.');
    return;
  }
  const rows = mappings.map(({ name, readAs, recordPlace, columns }) => [
    name,
    readAs,
    recordPlace,
    Object.keys(columns).join(', '),
  ]);
  const titles = ['Name', 'Reads as', 'Record', 'Columns'].map((title) => ({ title }));
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
}

async function requireMapping(session: Session, name: string): Promise<GenericMapping> {
  const found = (await session.ask('mappings.list', {})).find((mapping) => mapping.name === name);
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'mapping-not-found',
    `There is no mapping named "${name}"; "veritrail mappings" lists them.`,
  );
}

async function show(session: Session, name: string): Promise<undefined> {
  const mapping = await requireMapping(session, name);
  await session.output.line(JSON.stringify(mapping, null, 2));
}

async function remove(session: Session, name: string, options: Options): Promise<undefined> {
  await requireMapping(session, name);
  return printAll(session, await session.ask('mappings.remove', { name }), options);
}

async function add(session: Session, path: string, options: Options): Promise<undefined> {
  const mapping = readMappingFile(path);
  return printAll(session, await session.ask('mappings.save', { mapping }), options);
}

/** `veritrail mappings list|add|remove|show`. */
export function addMappingsCommand(program: Command, run: Run): void {
  const mappings = program
    .command('mappings')
    .description('the saved mappings of generic files')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail mappings list\n  veritrail mappings add wrapper.json\n  veritrail mappings show wrapper',
    );
  const add_ = (name: string, description: string): Command => mappings.command(name).description(description);
  add_('list', 'list the mappings')
    .option('--json', 'print them whole, as a JSON array')
    .addHelpText('after', '\nExample:\n  veritrail mappings list --json')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, async (session) => printAll(session, await session.ask('mappings.list', {}), options));
    });
  add_('add', 'save the mapping that a JSON file holds; one of the same name is replaced')
    .argument('<file>', 'the file')
    .option('--json', 'print all mappings as a JSON array')
    .addHelpText('after', '\nExample:\n  veritrail mappings add wrapper.json')
    .action((path: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => add(session, path, options));
    });
  add_('show', 'print a mapping as the JSON that "add" takes')
    .argument('<name>', 'its name')
    .addHelpText('after', '\nExample:\n  veritrail mappings show wrapper > wrapper.json')
    .action((name: string, _options: Options, command: Command) =>
      run(command.optsWithGlobals<Options>(), (session) => show(session, name)),
    );
  add_('remove', 'remove a mapping; what was imported with it stays as it is')
    .argument('<name>', 'its name')
    .option('--json', 'print the mappings that are left as a JSON array')
    .addHelpText('after', '\nExample:\n  veritrail mappings remove wrapper')
    .action((name: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => remove(session, name, options));
    });
}
