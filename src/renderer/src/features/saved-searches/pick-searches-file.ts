import type { CallAnswer } from '@contract/calls';
import { callApplication, uploadFiles } from '../../api/client';
import { pickSources } from '../../ui/pick-sources';

/** A file that was chosen, and what it would change. */
export interface PickedSearches {
  readonly file: string;
  readonly preview: CallAnswer<'savedSearches.previewImport'>;
}

/** Asks for a file and reads it; null is the user's cancel. Rejects with what is wrong with the file. */
export async function pickSearchesFile(hasNativeDialogs: boolean): Promise<PickedSearches | null> {
  const picked = await pickSources('files', hasNativeDialogs);
  const handles = picked.kind === 'handles' ? picked.handles : await uploadFiles(picked.files.slice(0, 1));
  const [first] = handles;
  if (first === undefined) return null;
  const preview = await callApplication('savedSearches.previewImport', { file: first.handle });
  return { file: first.handle, preview };
}
