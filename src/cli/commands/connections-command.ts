import { resolve } from 'node:path';
import type { ConnectionSummary, ConnectorDescription } from '@contract/collecting-calls';
import type { Connection } from '@core/connections/connection';
import { findConnection } from '@core/connections/connection-list';
import type { ConnectionTest } from '@core/connections/connection-test';
import type { SecretPlace } from '@core/secrets/secret-store';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import {
  addConnectionOptions,
  connectionFields,
  type ConnectionFields,
  type ConnectionOptions,
  connectorIdOf,
  fieldsOf,
} from '../connection-options';
import { connectionsTable, connectorsTable, fieldsTable, secretSentence, testLines } from '../connection-text';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { askSecret, canAsk, secretFromInput } from '../read-secret';
import { runOperation } from '../run-operation';
import type { Session } from '../session';
import { visibleLines } from '../visible-text';

type Outcome = Promise<ExitCode | undefined>;

async function printList(
  session: Session,
  summaries: readonly ConnectionSummary[],
  isJson: boolean,
): Promise<undefined> {
  if (isJson) {
    await session.output.json(summaries);
    return;
  }
  if (summaries.length === 0) session.output.say('There is no connection yet; "veritrail connections add" makes one.');
  else await session.output.write(`${connectionsTable(summaries, session.output.isTerminal).join('\n')}\n`);
  for (const { connection, warnings } of summaries) {
    for (const warning of warnings) session.output.say(`${connection.name}: ${warning}`);
  }
}

async function requireConnection(session: Session, name: string): Promise<Connection> {
  return findConnection(
    (await session.ask('connections.list', {})).map(({ connection }) => connection),
    name,
  );
}

async function connectorOf(session: Session, text: string): Promise<ConnectorDescription> {
  const id = connectorIdOf(text);
  const found = (await session.ask('connections.connectors', {})).find((one) => one.id === id);
  if (found === undefined) throw new UsageError(`There is no connector "${text}".`);
  return found;
}

async function listConnectors(session: Session, id: string | undefined, isJson: boolean): Promise<undefined> {
  const { output } = session;
  const all = id === undefined ? await session.ask('connections.connectors', {}) : [await connectorOf(session, id)];
  if (isJson) return output.json(id === undefined ? all : all[0]).then(() => undefined);
  await output.write(`${connectorsTable(all, output.isTerminal).join('\n')}\n`);
  const [only] = all;
  if (id === undefined || only === undefined) return;
  await output.write(`\n${fieldsTable(only, output.isTerminal).join('\n')}\n`);
}

/** A secret that lives no longer than this process is of no use: then it was not kept. */
async function keepSecret(session: Session, id: string, secret: string): Outcome {
  const place = await session.ask('connections.setSecret', { id, secret });
  session.output.say(secretSentence(place));
  return place.kind === 'run' && (await session.application()).isOwner() ? EXIT.failed : undefined;
}

async function givenSecret(options: ConnectionOptions, label: string): Promise<string | null> {
  if (options.secretStdin === true) return secretFromInput();
  return canAsk() ? askSecret(label) : null;
}

async function described(session: Session, options: ConnectionOptions): Promise<ConnectionFields> {
  if (options.from !== undefined) {
    const file = await (await session.application()).addSource(resolve(options.from));
    return session.ask('connections.importDescription', { file: file.handle });
  }
  if (options.connector === undefined)
    throw new UsageError('--connector is missing; "veritrail connections connectors" lists them.');
  const { id, address } = await connectorOf(session, options.connector);
  const given = options.address ?? address.fallback;
  if (given === null) throw new UsageError(`--address is missing: the ${address.label.toLowerCase()}.`);
  if (options.name === undefined) throw new UsageError('--name is missing.');
  return { name: options.name, connector: id, address: given };
}

async function add(session: Session, options: ConnectionOptions): Outcome {
  if (options.connector !== undefined) connectorIdOf(options.connector);
  const base = await described(session, options);
  const connector = await connectorOf(session, base.connector);
  const secret = options.secretStdin === true ? await secretFromInput() : null;
  const added = await session.ask('connections.add', { connection: connectionFields(options, base, connector) });
  const { id, name } = added.connection;
  const asked = secret ?? (canAsk() ? await askSecret(connector.secret.label) : null);
  const outcome = asked === null ? undefined : await keepSecret(session, id, asked);
  const summary = (await session.ask('connections.list', {})).find(({ connection }) => connection.id === id) ?? added;
  if (options.json === true) await session.output.json(summary);
  else session.output.say(`Added "${name}"; "veritrail connections test" tries it.`);
  for (const warning of summary.warnings) session.output.say(warning);
  if (asked === null) session.output.say(`It has no secret yet: veritrail connections secret "${name}" --secret-stdin`);
  return outcome;
}

async function edit(session: Session, name: string, options: ConnectionOptions): Outcome {
  const before = await requireConnection(session, name);
  const connector = await connectorOf(session, before.connector);
  const secret = options.secretStdin === true ? await secretFromInput() : null;
  const connection = connectionFields(options, fieldsOf(before), connector);
  const hadSecret = await placeOf(session, before.id);
  const updated = await session.ask('connections.update', { id: before.id, connection });
  const outcome = secret === null ? undefined : await keepSecret(session, before.id, secret);
  if (options.json === true) await session.output.json(updated);
  else session.output.say(`Changed "${updated.connection.name}".`);
  if (secret === null && hadSecret.kind !== 'none' && updated.secret.kind === 'none') {
    session.output.say('The secret was given for another place and has been removed; set it again.');
  }
  return outcome;
}

async function placeOf(session: Session, id: string): Promise<SecretPlace> {
  const found = (await session.ask('connections.list', {})).find(({ connection }) => connection.id === id);
  return found?.secret ?? { kind: 'none', problem: null };
}

async function test(session: Session, name: string, options: ConnectionOptions): Outcome {
  const kept = await requireConnection(session, name);
  const secret = options.secretStdin === true ? await secretFromInput() : null;
  const target = secret === null ? { id: kept.id } : { draft: fieldsOf(kept), secret, of: kept.id };
  const end = await runOperation(session, async () => (await session.ask('connections.test', { target })).operation);
  if (end.outcome === 'cancelled') return EXIT.failed;
  const result = end.result as ConnectionTest;
  if (options.json === true) await session.output.json(result);
  else await session.output.write(`${visibleLines(testLines(result).join('\n'))}\n`);
  return result.steps.some(({ outcome }) => outcome === 'failed') ? EXIT.failed : undefined;
}

async function secret(
  session: Session,
  name: string,
  options: ConnectionOptions & { readonly delete?: boolean },
): Outcome {
  const { id, connector } = await requireConnection(session, name);
  if (options.delete === true) {
    session.output.say(secretSentence(await session.ask('connections.deleteSecret', { id })));
    return;
  }
  const given = await givenSecret(options, (await connectorOf(session, connector)).secret.label);
  if (given === null) throw new UsageError('No secret was given; add --secret-stdin to read it from standard input.');
  return keepSecret(session, id, given);
}

async function remove(session: Session, name: string, options: ConnectionOptions): Outcome {
  const { id, name: removed } = await requireConnection(session, name);
  const left = await session.ask('connections.remove', { id });
  if (options.json === true) await session.output.json(left);
  else session.output.say(`Removed "${removed}" and its secret; what it collected stays.`);
  return undefined;
}

async function enable(session: Session, name: string, isEnabled: boolean, isJson: boolean): Outcome {
  const before = await requireConnection(session, name);
  const connection = { ...fieldsOf(before), isEnabled };
  const updated = await session.ask('connections.update', { id: before.id, connection });
  if (isJson) await session.output.json(updated);
  else session.output.say(`"${updated.connection.name}" is ${isEnabled ? 'enabled' : 'disabled'}.`);
  return undefined;
}

/** `veritrail connections list|connectors|add|edit|test|secret|remove|enable|disable`. */
export function addConnectionsCommand(program: Command, run: Run): void {
  const connections = program
    .command('connections')
    .description('the backends that are collected from')
    .addHelpText(
      'after',
      '\nA secret is read from standard input or asked for without echo, never taken from an argument.',
    );
  const sub = (name: string, description: string, example: string): Command =>
    connections
      .command(name)
      .description(description)
      .addHelpText('after', `\nExample:\n  veritrail connections ${example}`);
  const act = (
    command: Command,
    work: (session: Session, options: ConnectionOptions, name: string) => Outcome,
  ): void => {
    command.option('--json', 'print the result as JSON').action((...given: unknown[]) => {
      const options = command.optsWithGlobals<ConnectionOptions>();
      const [name] = given;
      return run(options, (session) => work(session, options, typeof name === 'string' ? name : ''));
    });
  };
  const named = (command: Command): Command => command.argument('<name>', 'its name or id');
  act(sub('list', 'list the connections', 'list --json'), async (session, options) =>
    printList(session, await session.ask('connections.list', {}), options.json === true),
  );
  act(
    sub('connectors', 'list the connectors, or the options of one', 'connectors okta').argument(
      '[id]',
      'the connector',
    ),
    (session, options, id) => listConnectors(session, id === '' ? undefined : id, options.json === true),
  );
  act(
    addConnectionOptions(
      sub(
        'add',
        'add a connection',
        'add --connector okta --name Contoso --address https://contoso.okta.com --secret-stdin < token',
      )
        .option('--connector <id>', 'which kind of backend')
        .option('--from <file>', 'a description that somebody shared'),
      'add',
    ),
    add,
  );
  act(
    addConnectionOptions(named(sub('edit', 'change a connection', 'edit Contoso --every 6')), 'edit'),
    (session, options, name) => edit(session, name, options),
  );
  act(
    named(sub('test', 'test a connection step by step; exit code 1 where a step fails', 'test Contoso')).option(
      '--secret-stdin',
      'use the secret from standard input, for this test alone',
    ),
    (session, options, name) => test(session, name, options),
  );
  act(
    named(sub('secret', 'set or remove the secret of a connection', 'secret Contoso --secret-stdin < token'))
      .option('--secret-stdin', 'read it from standard input instead of asking')
      .option('--delete', 'remove it'),
    (session, options, name) => secret(session, name, options),
  );
  act(
    named(sub('remove', 'remove a connection and its secret; entries stay', 'remove Contoso')),
    (session, options, name) => remove(session, name, options),
  );
  for (const [verb, isEnabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    act(named(sub(verb, `${verb} a connection`, `${verb} Contoso`)), (session, options, name) =>
      enable(session, name, isEnabled, options.json === true),
    );
  }
}
