import type { EntryArtefacts } from '@contract/artefact-calls';
import type { Artefact } from '@core/artefacts/artefact';
import type { FileHandle } from '@core/files/file-handle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallFailed } from '../../api/call-failed';
import { callApplication, downloadTarget, uploadFiles } from '../../api/client';
import { useApplication } from '../../api/use-application';
import { useCall } from '../../api/use-call';
import { artefactsText as text } from '../../strings/artefacts';
import type { DroppedFile } from '../../ui/navigation';
import { type PickedSources, pickSources } from '../../ui/pick-sources';
import { useToasts } from '../../ui/toasts';
import { type OperationState, useOperation } from '../../ui/use-operation';

export interface Artefacts {
  readonly found: EntryArtefacts | undefined;
  readonly failure: CallFailed | null;
  readonly fetching: OperationState;
  readonly isAttaching: boolean;
  retry(): void;
  fetch(): void;
  cancelFetch(): void;
  /** Asks for files. */
  attach(): void;
  attachDropped(files: readonly DroppedFile[]): void;
  open(artefact: Artefact): void;
  save(artefact: Artefact): void;
  remove(artefact: Artefact): void;
}

/** The files beside an entry, and what can be done with them; each act is told by a toast. */
export function useArtefacts(entry: number): Artefacts {
  const asked = useCall('artefacts.ofEntry', { entry }, { staleTime: 0, keepPrevious: false });
  const toasts = useToasts();
  const client = useQueryClient();
  const hasNativeDialogs = useApplication().data?.hasNativeDialogs ?? false;
  const { state, run, cancel } = useOperation();
  const [isAttaching, setIsAttaching] = useState(false);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['artefacts.ofEntry'] });
  // The grid names the files of its rows.
  const refreshRows = (): Promise<void> => client.invalidateQueries({ queryKey: ['search.page'] });
  const tell = (work: Promise<string | null>): void => {
    work
      .then((said) => (said === null ? undefined : toasts.show({ text: said })), toasts.showFailure)
      .finally(() => void refresh());
  };
  const keep = (picked: Promise<PickedSources>): void => {
    setIsAttaching(true);
    tell(
      attachAll(entry, picked).finally(() => {
        setIsAttaching(false);
        void refreshRows();
      }),
    );
  };
  return {
    found: asked.data,
    failure: asked.error,
    fetching: state,
    isAttaching,
    retry: () => void asked.refetch(),
    fetch: () => {
      void run(() => callApplication('artefacts.fetch', { entry })).then((end) => {
        // The operation's result is what the application declares for it.
        if (end.kind === 'done') toasts.show({ text: text.fetched((end.result as Artefact).name) });
        return Promise.all([refresh(), refreshRows()]);
      });
    },
    cancelFetch: cancel,
    attach: () => keep(pickSources('files', hasNativeDialogs)),
    attachDropped: (files) => keep(Promise.resolve({ kind: 'files', files })),
    open: ({ id }) => tell(callApplication('artefacts.open', { id }).then(() => null)),
    save: (artefact) => tell(save(artefact)),
    remove: ({ id, name }) =>
      tell(
        callApplication('artefacts.remove', { id })
          .then(() => text.removed(name))
          .finally(() => void refreshRows()),
      ),
  };
}

async function attachAll(entry: number, picked: Promise<PickedSources>): Promise<string | null> {
  const sources = await picked;
  const handles: readonly FileHandle[] =
    sources.kind === 'handles' ? sources.handles : sources.files.length === 0 ? [] : await uploadFiles(sources.files);
  const names: string[] = [];
  for (const { handle } of handles)
    names.push((await callApplication('artefacts.attach', { entry, file: handle })).name);
  return names.length === 0 ? null : text.attached(names.join(', '));
}

async function save({ id, name }: Artefact): Promise<string | null> {
  const target = await callApplication('files.pickTarget', { suggestedName: name });
  if (target === null) return null;
  const { bytes } = await callApplication('artefacts.save', { id, target: target.handle });
  await downloadTarget(target.handle, target.name);
  return text.saved(target.name, bytes);
}
