import { LONGEST_ADDRESS, type Place, toAddress } from '@core/search/search-address';
import { useCallback } from 'react';
import { CallFailed } from '../api/call-failed';
import { callApplication } from '../api/client';
import { linkText } from '../strings/links';
import { useToasts } from './toasts';

/** Opens one more window on a place; null, or a search that no address can hold: on the last search. */
export function useNewWindow(): (place: Place | null) => void {
  const { showFailure } = useToasts();
  return useCallback((place) => void openWindow(place).catch(showFailure), [showFailure]);
}

async function openWindow(place: Place | null): Promise<void> {
  const wanted = place === null ? '' : toAddress(place);
  const { address } = await callApplication('windows.open', { place: wanted.length > LONGEST_ADDRESS ? '' : wanted });
  if (address === null) return;
  const opened = window.open(address);
  if (opened === null) throw new CallFailed({ code: 'not-available-here', message: linkText.windowBlocked });
  // The new page is let in by its own address: it needs no hold on this one.
  opened.opener = null;
}
