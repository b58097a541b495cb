import { findConnection } from '@core/connections/connection-list';
import { secretsFromCredentials, secretsFromInput } from './scheduled-secrets';
import type { Session } from './session';

/** Holds a connection's secret for this run only, where standard input or a credential file gives one. */
export async function handSecret(
  session: Session,
  idOrName: string,
  { secretStdin }: { readonly secretStdin?: boolean },
): Promise<string> {
  const all = (await session.ask('connections.list', {})).map(({ connection }) => connection);
  const connection = findConnection(all, idOrName);
  const secrets = secretStdin === true ? await secretsFromInput([connection]) : secretsFromCredentials([connection]);
  for (const [id, secret] of secrets) await session.ask('connections.setSecret', { id, secret, forRunOnly: true });
  return connection.id;
}
