import type { ConnectionSummary } from '@contract/collecting-calls';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type CallFailed, toCallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import { type ConnectionDraft, inputOf } from './connection-draft';

export interface SaveConnection {
  readonly isSaving: boolean;
  readonly failure: CallFailed | null;
  /** Adds or changes the connection, and hands its secret over; null where that failed, which `failure` says. */
  save(id: string | null, draft: ConnectionDraft, secret: string | null): Promise<ConnectionSummary | null>;
}

/** Saves a connection and its secret; the secret is sent once and not kept here. */
export function useSaveConnection(): SaveConnection {
  const client = useQueryClient();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const save = useCallback(
    async (id: string | null, draft: ConnectionDraft, secret: string | null) => {
      setIsSaving(true);
      setFailure(null);
      try {
        return await saveOnce(id, draft, secret);
      } catch (error) {
        setFailure(toCallFailed(error));
        return null;
      } finally {
        setIsSaving(false);
        void client.invalidateQueries({ queryKey: ['connections.list'] });
        void client.invalidateQueries({ queryKey: ['connections.tenants'] });
      }
    },
    [client],
  );
  return { isSaving, failure, save };
}

async function saveOnce(id: string | null, draft: ConnectionDraft, secret: string | null): Promise<ConnectionSummary> {
  const connection = inputOf(draft);
  const summary =
    id === null
      ? await callApplication('connections.add', { connection })
      : await callApplication('connections.update', { id, connection });
  if (secret === null || secret === '') return summary;
  const place = await callApplication('connections.setSecret', { id: summary.connection.id, secret });
  return { ...summary, secret: place };
}
