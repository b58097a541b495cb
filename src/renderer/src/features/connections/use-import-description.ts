import type { CallAnswer } from '@contract/calls';
import { useCallback, useState } from 'react';
import { type CallFailed, toCallFailed } from '../../api/call-failed';
import { callApplication, downloadTarget, uploadFiles } from '../../api/client';
import { useApplication } from '../../api/use-application';
import { pickSources } from '../../ui/pick-sources';

export type SharedConnection = CallAnswer<'connections.importDescription'>;

/** Reads a connection that somebody saved as a file; null is the user's cancel, or a failure that `failure` says. */
export function useImportDescription(): {
  readonly failure: CallFailed | null;
  pick(): Promise<SharedConnection | null>;
} {
  const hasNativeDialogs = useApplication().data?.hasNativeDialogs ?? false;
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const pick = useCallback(async () => {
    setFailure(null);
    try {
      const picked = await pickSources('files', hasNativeDialogs);
      const handles = picked.kind === 'handles' ? picked.handles : await uploadFiles(picked.files.slice(0, 1));
      const [first] = handles;
      if (first === undefined) return null;
      return await callApplication('connections.importDescription', { file: first.handle });
    } catch (error) {
      setFailure(toCallFailed(error));
      return null;
    }
  }, [hasNativeDialogs]);
  return { failure, pick };
}

/** Saves a kept connection as a file, without account and secret; answers the file's name, null where the user cancels. */
export async function saveDescription(id: string, name: string): Promise<string | null> {
  const safe = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  const target = await callApplication('files.pickTarget', {
    suggestedName: `${safe === '' ? 'connection' : safe.slice(0, 100)}.veritrail-connection.json`,
  });
  if (target === null) return null;
  await callApplication('connections.exportDescription', { id, target: target.handle });
  await downloadTarget(target.handle, target.name);
  return target.name;
}
