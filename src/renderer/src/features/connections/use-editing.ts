import type { ConnectionSummary, ConnectorDescription } from '@contract/collecting-calls';
import type { SecretPlace } from '@core/secrets/secret-store';
import { useMemo, useState } from 'react';
import { useAction } from '../../api/use-call';
import { connectionFormText as text, secretSentence } from '../../strings/connections';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { useToasts } from '../../ui/toasts';
import { asksAsKept, type ConnectionDraft, draftOf, inputOf, problemsOf } from './connection-draft';
import type { TenantListing } from './tenants-section';
import { useConnectionTest } from './use-connection-test';
import { useSaveConnection } from './use-save-connection';

type Start = ReturnType<typeof useConnectionTest>['start'];
type Target = Parameters<Start>[0];
export type Editing = ReturnType<typeof useEditing>;

/** A connection as it is being written: what is typed, what is kept of it already, and what can be done with it. */
export function useEditing(
  begun: ConnectionDraft,
  summary: ConnectionSummary | null,
  description: ConnectorDescription,
) {
  // The list is read anew while this is open: what was begun with stays what it was.
  const [first] = useState(begun);
  const [draft, setDraft] = useState(first);
  const [saved, setSaved] = useState<ConnectionSummary | null>(summary);
  const [secret, setSecret] = useState<string | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const test = useConnectionTest();
  const { isSaving, failure, save } = useSaveConnection();
  const tell = useTell();
  const toasts = useToasts();
  const remove = useAction('connections.deleteSecret', ['connections.list']);
  const problems = useMemo(() => problemsOf(draft, description.fields), [draft, description.fields]);
  const id = saved?.connection.id ?? null;
  const keepSecret = (kept: ConnectionSummary): void => {
    setSaved(kept);
    setSecret(null);
  };
  const target = targetOf(draft, secret, id);
  return {
    draft,
    problems,
    wasTried,
    secret,
    setSecret,
    id,
    place: saved?.secret ?? (null as SecretPlace | null),
    listing: listingOf(saved, draft, secret),
    isSaving,
    failure,
    test,
    target,
    isChanged: draft !== first || (secret !== null && secret !== ''),
    change: (patch: Partial<ConnectionDraft>) => setDraft((old) => ({ ...old, ...patch })),
    deleteSecret: () => {
      if (id === null) return;
      remove.mutate(
        { id },
        {
          onError: toasts.showFailure,
          onSuccess: (place) => {
            setSaved((old) => (old === null ? null : { ...old, secret: place }));
            toasts.show({ text: text.secretDeleted });
          },
        },
      );
    },
    tryOut: (start: Start) => {
      setWasTried(true);
      if ([...problems].every((one) => one === 'chosen')) start(target);
    },
    trust: (pinned: string, start: Start) => {
      const next = { ...draft, pinned };
      setDraft(next);
      start(targetOf(next, secret, id));
    },
    saveFirst: () => {
      void save(id, savedFirst(draft, summary), secret).then((kept) => {
        if (kept !== null) keepSecret(kept);
      });
    },
    save: async (onSaved: () => void) => {
      setWasTried(true);
      if (problems.size > 0) return;
      const kept = await save(id, draft, secret);
      if (kept === null) return;
      tell(kept, summary);
      onSaved();
    },
  };
}

/** By what the tenants can be listed: by what is kept, or only once this is saved. */
function listingOf(saved: ConnectionSummary | null, draft: ConnectionDraft, secret: string | null): TenantListing {
  if (saved === null) return 'new';
  const isSame = (secret === null || secret === '') && asksAsKept(draft, saved.connection);
  return isSame ? 'kept' : 'changed';
}

/** What is saved so that tenants can be listed: none is chosen yet, so a new connection stays off until they are. */
function savedFirst(draft: ConnectionDraft, summary: ConnectionSummary | null): ConnectionDraft {
  if (summary === null) return { ...draft, chooses: 'all', isEnabled: false };
  const { chooses, chosen } = draftOf(summary.connection);
  return { ...draft, chooses, chosen };
}

/** What is tested: the draft as it stands; the tenants do not matter to a test. */
function targetOf(draft: ConnectionDraft, secret: string | null, id: string | null): Target {
  const isUnchosen = draft.chooses === 'chosen' && draft.chosen.length === 0;
  const input = inputOf(isUnchosen ? { ...draft, chooses: 'all' } : draft);
  return { draft: input, secret: secret === null || secret === '' ? null : secret, of: id };
}

/** Says that it is saved, what is the matter with its secret, and offers to collect. */
function useTell(): (kept: ConnectionSummary, before: ConnectionSummary | null) => void {
  const toasts = useToasts();
  const { collect } = useCollectingFlow();
  return (kept, before) => {
    const { connection, secret } = kept;
    const isNew = before === null;
    const sentence = secretSentence(secret);
    toasts.show({
      text: isNew ? text.added(connection.name) : text.saved(connection.name),
      ...(isNew && connection.isEnabled
        ? { action: { label: text.collectNow, run: () => void collect({ connections: [connection.id] }) } }
        : {}),
    });
    const isForgotten = secret.kind === 'none' && before !== null && before.secret.kind !== 'none';
    if (isForgotten) toasts.show({ text: text.secretForgotten, kind: 'failed' });
    if (sentence !== null && secret.kind === 'run') toasts.show({ text: sentence, kind: 'failed' });
  };
}
