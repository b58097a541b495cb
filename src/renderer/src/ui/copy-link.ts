import { linkOfSearch } from '@core/links/link';
import type { Search } from '@core/search/search';
import { useMemo } from 'react';
import { CallFailed } from '../api/call-failed';
import { callApplication } from '../api/client';
import { linkText } from '../strings/links';
import { copyText } from './copy-text';
import { useToasts } from './toasts';

/** Puts `veritrail:` links on the clipboard and says so; a link that cannot be made says why. */
export interface CopyLink {
  /** `name`: of the saved search, for whoever opens the link. */
  readonly ofSearch: (search: Search, name?: string | null) => void;
  readonly ofEntries: (ids: readonly number[]) => void;
}

export function useCopyLink(): CopyLink {
  const toasts = useToasts();
  return useMemo(() => {
    const copy = (making: Promise<string>): void => {
      making.then(copyText).then(() => toasts.show({ text: linkText.copied }), toasts.showFailure);
    };
    return {
      ofSearch: (search, name = null) => copy(searchLink(search, name)),
      ofEntries: (ids) => copy(callApplication('links.ofEntries', { ids: [...ids] }).then(({ link }) => link)),
    };
  }, [toasts]);
}

function searchLink(search: Search, name: string | null): Promise<string> {
  const made = linkOfSearch(search, name);
  if (made.ok) return Promise.resolve(made.link);
  return Promise.reject(new CallFailed({ code: 'invalid-input', message: made.problem }));
}
