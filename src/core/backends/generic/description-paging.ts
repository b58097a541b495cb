import { z } from 'zod';

/** A JSON Pointer into an answer; empty: not given. */
export const placeSchema = z
  .string()
  .max(1000)
  .regex(/^(\/.*)?$/s, 'is no JSON Pointer: it starts with a slash, like /data/items');

const cursorsLast = {
  /** True where a cursor still works in a later run; false where it may expire, so that a broken window is asked anew. */
  cursorsLast: z.boolean().default(false),
};

/** Where the next page is found. */
export const pagingSchema = z.discriminatedUnion('kind', [
  /** One answer is the whole window. */
  z.strictObject({ kind: z.literal('none') }),
  /** `Link: <address>; rel="next"`. */
  z.strictObject({
    kind: z.literal('link-header'),
    rel: z.string().min(1).max(50).default('next'),
    stop: z.enum(['missing-next', 'empty-page']).default('missing-next'),
    ...cursorsLast,
  }),
  /** The next page's address, in the body or in a header of its own. */
  z.strictObject({
    kind: z.literal('next-address'),
    places: z.array(placeSchema).max(10).default(['/next']),
    /** Empty: not in a header. */
    header: z.string().max(200).default(''),
    stop: z.enum(['missing-next', 'empty-page']).default('missing-next'),
    ...cursorsLast,
  }),
  /** A token for `{cursor}`, in the body (the first place that has one) or in a header. */
  z.strictObject({
    kind: z.literal('token'),
    places: z.array(placeSchema).max(10).default(['/next_cursor']),
    header: z.string().max(200).default(''),
    /** What `{cursor}` is on the first page; empty: it has no value there. */
    first: z.string().max(1000).default(''),
    /** Place of a true or false that says whether more follows (`/pageInfo/hasNextPage`); empty: the token's absence says it. */
    morePlace: placeSchema.default(''),
    stop: z.enum(['missing-next', 'empty-page']).default('missing-next'),
    ...cursorsLast,
  }),
  /** `{page}` counts up. Ends with the empty page; `total` trusts the backend's total instead. */
  z.strictObject({
    kind: z.literal('page'),
    first: z.number().int().min(0).default(1),
    stop: z.enum(['empty-page', 'total']).default('empty-page'),
  }),
  /** `{offset}` counts the items read so far. */
  z.strictObject({
    kind: z.literal('offset'),
    first: z.number().int().min(0).default(0),
    stop: z.enum(['empty-page', 'total']).default('empty-page'),
  }),
  /** `{cursor}` is the id of the last item of the page before; ends with the page that brings nothing new. */
  z.strictObject({
    kind: z.literal('checkpoint'),
    /** In the item; empty: the column `nativeId`. */
    place: placeSchema.default(''),
    /** True where the item of the checkpoint comes again on the next page. */
    isInclusive: z.boolean().default(false),
    /**
     * True where a log that is not asked by time may stop at the first page that lies wholly behind the window: only where
     * it is in order, oldest first.
     */
    stopsBehindWindow: z.boolean().default(false),
    cursorsLast: z.boolean().default(true),
  }),
]);
export type Paging = z.infer<typeof pagingSchema>;
