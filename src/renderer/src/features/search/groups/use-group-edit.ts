import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { toCallFailed } from '../../../api/call-failed';
import { callApplication } from '../../../api/client';
import { useTenantGroups } from '../../../api/use-tenant-groups';
import { groupsText as text } from '../../../strings/tenant-groups';
import { useToasts } from '../../../ui/toasts';
import { draftOf, type GroupDraft, isUntouched } from './group-draft';

export interface GroupEdit {
  /** null: nothing is made or changed. */
  readonly draft: GroupDraft | null;
  /** Why it could not be saved; null: nothing went wrong. */
  readonly problem: string | null;
  /** True where there is nothing to save, or a save goes on. */
  readonly isSaved: boolean;
  readonly change: (draft: GroupDraft | null) => void;
  readonly save: () => Promise<void>;
  /** Does what leaves the draft: at once, once it is saved, or once the reader agrees to forget it. */
  readonly leave: (act: () => void) => void;
  /** Asked before a draft is forgotten; null: nothing is asked. */
  readonly question: { readonly onLeave: () => void; readonly onStay: () => void } | null;
}

/** A tenant group while it is made or changed. */
export function useGroupEdit(): GroupEdit {
  const client = useQueryClient();
  const groups = useTenantGroups();
  const toasts = useToasts();
  const [draft, setDraft] = useState<GroupDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const onceSaved = useRef<(() => void) | null>(null);
  const isUnchanged = draft === null || isUntouched(draft, groups);
  const change = (next: GroupDraft | null): void => {
    onceSaved.current = null;
    setProblem(null);
    setDraft(next);
  };
  const save = async (): Promise<void> => {
    if (draft === null) return;
    const { id, tenants } = draft;
    const name = draft.name.trim();
    setIsSaving(true);
    try {
      const group = await (id === null
        ? callApplication('tenantGroups.create', { name, tenants: [...tenants] })
        : callApplication('tenantGroups.update', { id, name, tenants: [...tenants] }));
      await client.invalidateQueries({ queryKey: ['tenantGroups.list'] });
      // What was typed meanwhile stays.
      setDraft((now) => (now === draft ? draftOf(group) : now?.id === id ? { ...now, id: group.id } : now));
      toasts.show({ text: text.saved(group.name) });
      onceSaved.current?.();
    } catch (error) {
      setProblem(toCallFailed(error).message);
    }
    onceSaved.current = null;
    setIsSaving(false);
  };
  const leave = (act: () => void): void => {
    if (isUnchanged) act();
    else if (isSaving) onceSaved.current = act;
    else setLeaving(() => act);
  };
  return {
    draft,
    problem,
    isSaved: isUnchanged || isSaving,
    change,
    save,
    leave,
    question:
      leaving === null
        ? null
        : {
            onLeave: () => {
              setLeaving(null);
              leaving();
            },
            onStay: () => setLeaving(null),
          },
  };
}
