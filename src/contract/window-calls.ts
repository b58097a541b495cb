import { LONGEST_ADDRESS } from '@core/search/search-address';
import type { Search } from '@core/search/search';
import { z } from 'zod';
import { call } from './call';

/** What a link means in this archive. */
export type ResolvedLink =
  | { readonly kind: 'search'; readonly search: Search; readonly name: string | null }
  | { readonly kind: 'entry'; readonly id: number; readonly isOtherVersion: boolean }
  /** `missing`: how many more the link names that this archive does not have. */
  | { readonly kind: 'entries'; readonly ids: readonly number[]; readonly missing: number };

export const windowCalls = {
  /** Fails with `invalid-input` where one link cannot hold them, `entry-not-found` where one is not here. */
  'links.ofEntries': call<{ readonly link: string }>()(
    z.strictObject({ ids: z.array(z.number().int().min(1)).min(1).max(10_000) }),
  ),
  /** Fails with `invalid-input` for what is no link, `entry-not-found` where this archive has none of its entries. */
  'links.resolve': call<ResolvedLink>()(z.strictObject({ link: z.string().max(200_000) })),
  /**
   * Opens one more window of this host on a place of the page (the part of its address after `#/`; empty: the last search).
   * Answers an address for the browser, good for one use; null where a window opened.
   */
  'windows.open': call<{ readonly address: string | null }>()(
    // What an address may hold, as it stands in one.
    z.strictObject({
      place: z
        .string()
        .max(LONGEST_ADDRESS)
        .regex(/^[!-~]*$/),
    }),
  ),
};
