import { isLink } from '@core/links/link';
import { useEffect, useState } from 'react';
import { usePush } from '../api/use-push';
import { useCommands } from '../ui/commands';
import { useCopyLink } from '../ui/copy-link';
import { useNavigation } from '../ui/navigation';
import { useNewWindow } from '../ui/new-window';
import type { SearchPlace } from '../ui/search-place';
import { isTypingPlace } from '../ui/typing-place';
import { LinkDialog } from './link-dialog';
import { useOpenLink } from './use-open-link';

/** Links and windows by command, by paste, and from outside. `readPlace` answers where the search stands. */
export function LinkCommands({ readPlace }: { readonly readPlace: () => SearchPlace | null }) {
  const [isAsking, setIsAsking] = useState(false);
  const openLink = useOpenLink();
  const copyLink = useCopyLink();
  const newWindow = useNewWindow();
  const { screen, alone } = useNavigation();
  const openEntry = (): number | null => alone ?? (screen === 'search' ? (readPlace()?.entry ?? null) : null);
  const withEntry = (act: (id: number) => void) => (): void => {
    const id = openEntry();
    if (id !== null) act(id);
  };
  usePush('link.opened', ({ link }) => openLink(link));
  usePastedLinks(openLink);
  useCommands({
    'go.link': () => setIsAsking(true),
    'window.new': () => {
      const place = readPlace();
      newWindow(place === null ? null : { kind: 'search', search: place.search, entry: null, page: null });
    },
    'search.copyLink': () => {
      const place = readPlace();
      if (place !== null) copyLink.ofSearch(place.search);
    },
    'entry.copyLink': withEntry((id) => copyLink.ofEntries([id])),
    'entry.newWindow': withEntry((id) => newWindow({ kind: 'entry', entry: id })),
  });
  if (!isAsking) return null;
  return <LinkDialog onClose={() => setIsAsking(false)} onOpen={openLink} />;
}

/** A link that is pasted into the query, or where nothing is typed, is opened instead of searched for. */
function usePastedLinks(openLink: (link: string) => void): void {
  useEffect(() => {
    const pasted = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isLink(text) || !takesLinks(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      openLink(text.trim());
    };
    window.addEventListener('paste', pasted, true);
    return () => window.removeEventListener('paste', pasted, true);
  }, [openLink]);
}

const takesLinks = (target: EventTarget | null): boolean =>
  !isTypingPlace(target) || (target instanceof Element && target.closest('[role="search"]') !== null);
