import { readFileSync } from 'node:fs';
import { vendorIdOf } from '@core/archive/tenant-key';
import { ExpectedFailure } from '@core/failure/failure';
import { findGroup } from '@core/tenant-groups/find-group';
import { groupsOfSearch } from '@core/tenant-groups/groups-of-search';
import { pastedWords } from '@core/tenant-groups/match-tenants';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import type { Session } from '../session';
import { counted, grouped, textTable } from '../text-table';

interface Options {
  readonly json?: boolean;
  readonly data?: string;
  readonly tenant?: readonly string[];
  readonly file?: string;
}

async function requireGroup(session: Session, name: string): Promise<TenantGroup> {
  const groups = await session.ask('tenantGroups.list', {});
  const found = findGroup(groups, name);
  if (found !== undefined) return found;
  const names = groups.map((group) => `"${group.name}"`).join(', ');
  throw new ExpectedFailure(
    'tenant-group-not-found',
    names === ''
      ? `There is no tenant group named "${name}": none was made yet.`
      : `There is no tenant group named "${name}"; there are ${names}.`,
  );
}

function wordsOf({ tenant, file }: Options): readonly string[] {
  if (file === undefined) return tenant ?? [];
  try {
    return [...(tenant ?? []), ...pastedWords(readFileSync(file, 'utf8'))];
  } catch {
    throw new ExpectedFailure('file-unreadable', `${file} cannot be read; check that it is there and that you may.`);
  }
}

/** Keys of the tenants that the options name; those that name nobody are said, and nothing is changed. */
async function tenantsOf(session: Session, options: Options): Promise<readonly string[]> {
  const words = wordsOf(options);
  if (words.length === 0) throw new UsageError('Name tenants by --tenant or --file.');
  const matched = await session.ask('tenantGroups.match', { words: [...words] });
  const missing = matched.filter(({ tenants }) => tenants.length === 0).map(({ word }) => `"${word}"`);
  if (missing.length > 0) {
    throw new UsageError(
      `Nothing was changed: nobody here is called ${missing.join(', ')}; "veritrail coverage" lists the tenants.`,
    );
  }
  for (const { word, tenants } of matched) {
    if (tenants.length > 1)
      session.output.say(`"${word}" names ${grouped(tenants.length)} tenants; all of them are meant.`);
  }
  return [...new Set(matched.flatMap(({ tenants }) => tenants.map(({ key }) => key)))];
}

async function list(session: Session, options: Options): Promise<undefined> {
  const groups = await session.ask('tenantGroups.list', {});
  if (options.json === true) {
    await session.output.json(groups);
    return;
  }
  if (groups.length === 0) {
    session.output.say('No tenant group was made yet.');
    return;
  }
  const searches = await session.ask('savedSearches.list', {});
  const rows = groups.map((group) => [
    group.name,
    grouped(group.tenants.length),
    searches
      .filter(({ search }) => groupsOfSearch(search, groups).includes(group))
      .map(({ name }) => name)
      .join(', '),
  ]);
  const columns = [{ title: 'Name' }, { title: 'Tenants', alignRight: true }, { title: 'Used by' }];
  await session.output.write(`${textTable(columns, rows, session.output.isTerminal).join('\n')}\n`);
}

async function show(session: Session, name: string, options: Options): Promise<undefined> {
  const group = await requireGroup(session, name);
  if (options.json === true) {
    await session.output.json(group);
    return;
  }
  const known = new Map((await session.ask('coverage.tenants', {})).map((tenant) => [tenant.key, tenant.name]));
  const rows = group.tenants.map((key) => [known.get(key) ?? `${vendorIdOf(key)} (not known here)`, key]);
  await session.output.write(
    `${textTable([{ title: 'Tenant' }, { title: 'Key' }], rows, session.output.isTerminal).join('\n')}\n`,
  );
}

async function told(session: Session, group: TenantGroup, options: Options): Promise<undefined> {
  if (options.json === true) await session.output.json(group);
  else session.output.say(`"${group.name}" has ${counted(group.tenants.length, 'tenant', 'tenants')}.`);
}

async function create(session: Session, name: string, options: Options): Promise<undefined> {
  const tenants = await tenantsOf(session, options);
  return told(session, await session.ask('tenantGroups.create', { name, tenants: [...tenants] }), options);
}

async function change(session: Session, name: string, options: Options & { readonly how: 'add' | 'take-out' }) {
  const { id, tenants: before } = await requireGroup(session, name);
  const named = await tenantsOf(session, options);
  const tenants = options.how === 'add' ? [...before, ...named] : before.filter((key) => !named.includes(key));
  if (tenants.length === 0) throw new UsageError('A group has at least one tenant; remove the group instead.');
  return told(session, await session.ask('tenantGroups.update', { id, tenants }), options);
}

async function rename(session: Session, names: readonly [string, string], options: Options): Promise<undefined> {
  const { id } = await requireGroup(session, names[0]);
  return told(session, await session.ask('tenantGroups.update', { id, name: names[1] }), options);
}

async function remove(session: Session, name: string): Promise<undefined> {
  const group = await requireGroup(session, name);
  const searches = await session.ask('savedSearches.list', {});
  const users = searches.filter(({ search }) => groupsOfSearch(search, [group]).length > 0);
  await session.ask('tenantGroups.remove', { id: group.id });
  session.output.say(`The tenant group "${group.name}" was removed.`);
  if (users.length > 0) {
    const names = users.map((user) => `"${user.name}"`).join(', ');
    session.output.say(`${names} used it and will say that it is gone until the filter is changed.`);
  }
}

/** `veritrail groups list|show|create|add|take-out|rename|remove`. */
export function addGroupsCommand(program: Command, run: Run): void {
  const groups = program
    .command('groups')
    .description('tenant groups: many tenants under one name, for --group')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail groups create Gold --file gold.txt\n  veritrail search --group Gold --severity error --last 7d',
    );
  const add = (name: string, description: string, example: string): Command =>
    groups
      .command(name)
      .description(description)
      .option('--json', 'print JSON')
      .addHelpText('after', `\nExample:\n  veritrail groups ${example}`);
  const withTenants = (command: Command): Command =>
    command
      .argument('<name>', "the group's name")
      .option('--tenant <tenant...>', "tenants by name, by the vendor's id, or by key")
      .option('--file <file>', 'a list of them, one a line');
  add('list', 'list the groups and what uses them', 'list').action((_options: Options, command: Command) => {
    const options = command.optsWithGlobals<Options>();
    return run(options, (session) => list(session, options));
  });
  add('show', 'list the tenants of a group', 'show Gold')
    .argument('<name>', 'its name')
    .action((name: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => show(session, name, options));
    });
  withTenants(add('create', 'make a group', 'create Gold --tenant Contoso Northwind')).action(
    (name: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => create(session, name, options));
    },
  );
  for (const how of ['add', 'take-out'] as const) {
    const description = how === 'add' ? 'put tenants into a group' : 'take tenants out of a group';
    withTenants(add(how, description, `${how} Gold --tenant Contoso`)).action(
      (name: string, _options: Options, command: Command) => {
        const options = command.optsWithGlobals<Options>();
        return run(options, (session) => change(session, name, { ...options, how }));
      },
    );
  }
  add('rename', 'give a group another name; searches that use it go on doing so', 'rename Gold Platinum')
    .argument('<name>', 'its name')
    .argument('<new-name>', 'the new one')
    .action((name: string, newName: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => rename(session, [name, newName], options));
    });
  add('remove', 'remove a group', 'remove Gold')
    .argument('<name>', 'its name')
    .action((name: string, _options: Options, command: Command) =>
      run(command.optsWithGlobals<Options>(), (session) => remove(session, name)),
    );
}
