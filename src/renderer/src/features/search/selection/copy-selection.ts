import type { CopyFormat } from '@core/export/copied-text';
import { useState } from 'react';
import { callApplication } from '../../../api/client';
import { annotationStrings } from '../../../strings/annotations';
import { copyText } from '../../../ui/copy-text';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { useSelecting } from './selecting-context';
import { searchOf } from './selection';

/** Puts the selected entries on the clipboard; where they are too long for it, leads to an export. */
export function useCopySelection(onExport: () => void): {
  readonly isCopying: boolean;
  readonly copy: (format: CopyFormat) => void;
} {
  const { state, display } = useSearch();
  const { selection } = useSelecting();
  const toasts = useToasts();
  const [isCopying, setIsCopying] = useState(false);
  const copy = async (format: CopyFormat): Promise<void> => {
    const copied = await callApplication('exports.copy', {
      search: searchOf(selection, state.search),
      snapshot: selection.kind === 'all' ? selection.snapshot : null,
      format,
      zone: display.kind === 'fixed' ? display.zone : 'UTC',
    });
    if (copied.kind === 'too-long') {
      toasts.show({
        kind: 'failed',
        text: annotationStrings.tooLong(copied.entries),
        action: { label: annotationStrings.export, run: onExport },
      });
      return;
    }
    await copyText(copied.text);
    toasts.show({ text: annotationStrings.copied(copied.entries) });
  };
  return {
    isCopying,
    copy: (format) => {
      setIsCopying(true);
      copy(format)
        .catch(toasts.showFailure)
        .finally(() => setIsCopying(false));
    },
  };
}
