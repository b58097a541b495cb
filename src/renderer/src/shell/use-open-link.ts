import { type Search, searchSchema } from '@core/search/search';
import { useCallback } from 'react';
import { callApplication } from '../api/client';
import { linkText } from '../strings/links';
import { runCommand } from '../ui/commands';
import { useNavigation } from '../ui/navigation';
import { useToasts } from '../ui/toasts';

/** The search that holds these entries and nothing else. */
const searchOf = (ids: readonly number[]): Search =>
  searchSchema.parse({ filters: [{ field: 'id', values: ids.map(String) }], range: { kind: 'all' } });

/** Shows what a `veritrail:` link names, or says in a sentence why it cannot. A link is only ever looked up. */
export function useOpenLink(): (link: string) => void {
  const { showSearch } = useNavigation();
  const toasts = useToasts();
  return useCallback(
    (link) => {
      callApplication('links.resolve', { link }).then((meant) => {
        switch (meant.kind) {
          case 'search': {
            showSearch(meant.search);
            const action = { label: linkText.save, run: () => void runCommand('search.save') };
            return toasts.show({ text: linkText.openedSearch(meant.name), action });
          }
          case 'entry':
            showSearch(searchOf([meant.id]), meant.id);
            if (meant.isOtherVersion) toasts.show({ kind: 'failed', text: linkText.otherVersion });
            return;
          case 'entries':
            showSearch(searchOf(meant.ids));
            if (meant.missing > 0) toasts.show({ kind: 'failed', text: linkText.missing(meant.missing) });
            return;
        }
      }, toasts.showFailure);
    },
    [showSearch, toasts],
  );
}
