import { randomUUID } from 'node:crypto';
import type { CallArguments } from '@contract/calls';
import type { Connection } from '@core/connections/connection';
import { withPlainAddresses } from '@core/connections/plain-address';
import { hasNewDestination } from '@core/connections/secret-destinations';
import type { SecretStore } from '@core/secrets/secret-store';
import type { ConnectionsPorts } from './connections-ports';

type Target = CallArguments<'connections.test'>['target'];

/** A connection to be asked, kept or still being written, with the secrets to ask it with. */
export interface AskedConnection {
  readonly connection: Connection;
  readonly secrets: Pick<SecretStore, 'read' | 'place'>;
}

/** One secret for one opening: neither kept nor findable by anybody else. */
const onlyThis = (secret: string | null): AskedConnection['secrets'] => ({
  read: () => Promise.resolve(secret),
  place: () => Promise.resolve(secret === null ? { kind: 'none', problem: null } : { kind: 'run', problem: null }),
});

/** Fails with `connection-not-found` and `connection-invalid`. */
export function askedConnection({ connections, secrets, now }: ConnectionsPorts, target: Target): AskedConnection {
  if ('id' in target) return { connection: connections.find(target.id), secrets };
  const draft = withPlainAddresses(target.draft);
  const kept = target.of === null ? null : connections.find(target.of);
  const connection = { ...draft, id: kept?.id ?? `draft-${randomUUID()}`, createdAt: kept?.createdAt ?? now() };
  if (target.secret !== null) return { connection, secrets: onlyThis(target.secret) };
  const mayUseKept = kept !== null && !hasNewDestination(kept, connection);
  return { connection, secrets: mayUseKept ? secrets : onlyThis(null) };
}
