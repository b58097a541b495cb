import { z } from 'zod';

/** On which pages of a window a query parameter or header is sent. */
const pages = z.enum(['every', 'first', 'next']);

/** Names that the HTTP adapter writes itself, or that would carry a secret past the secret store. */
const KEPT_HEADERS = new Set([
  ...['authorization', 'proxy-authorization', 'cookie', 'host', 'connection', 'content-length', 'content-type'],
  ...['transfer-encoding', 'upgrade', 'expect', 'te', 'trailer', 'accept-encoding'],
]);

const headerName = z
  .string()
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/, 'is no name of a header')
  .refine((name) => !KEPT_HEADERS.has(name.toLowerCase()), {
    message: 'cannot be set here: sign-in and length are written by the program',
  });

/** How times are written into a request. */
export const TIME_WRITINGS = [
  /** `2026-10-01T08:00:00Z` */
  'iso',
  /** `2026-10-01T08:00:00.000Z` */
  'iso-ms',
  /** `2026-10-01T08:00:00`, in the description's zone: for backends that take no offset. */
  'iso-local',
  'epoch-s',
  'epoch-ms',
  /** `2026-10-01`, in the description's zone. */
  'date',
] as const;
export type TimeWriting = (typeof TIME_WRITINGS)[number];

/**
 * One request. `{from}`, `{to}`, `{tenant}`, `{cursor}`, `{page}`, `{offset}` and `{limit}` are filled in and escaped for
 * the place where they stand; `{from|epoch-s}` writes a time in a form of its own; `{{from}}` stands for itself.
 */
export const describedRequestSchema = z.strictObject({
  method: z.enum(['GET', 'POST']).default('GET'),
  /** Behind the connection's address; may be absolute on the same host. */
  path: z.string().max(4000).default(''),
  /** A parameter whose placeholder has no value (a cursor on the first page) is left out. */
  query: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        value: z.string().max(4000).default(''),
        on: pages.default('every'),
      }),
    )
    .max(100)
    .default([]),
  headers: z
    .array(z.strictObject({ name: headerName, value: z.string().max(4000).default(''), on: pages.default('every') }))
    .max(50)
    .default([]),
  /** Empty: none. In JSON a placeholder within quotes is escaped; one outside becomes a whole value, `null` where it has none. */
  body: z.string().max(100_000).default(''),
  bodyType: z
    .enum(['application/json', 'application/graphql', 'application/x-www-form-urlencoded', 'text/plain'])
    .default('application/json'),
});
export type DescribedRequest = z.infer<typeof describedRequestSchema>;

/** Where the secret goes; the secret itself is never part of a description. */
export const describedSignInSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** User name: the connection's account. */
  z.strictObject({ kind: z.literal('basic') }),
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({
    kind: z.literal('header'),
    name: z
      .string()
      .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/, 'is no name of a header')
      .default('X-Api-Key'),
    /** Stands before the secret: `Token `. */
    prefix: z.string().max(100).default(''),
  }),
  z.strictObject({ kind: z.literal('query'), name: z.string().min(1).max(200).default('key') }),
  /** Client id: the connection's account. */
  z.strictObject({
    kind: z.literal('client-credentials'),
    /** Absolute, or behind the connection's address. */
    tokenAddress: z.string().max(2000).default(''),
    scope: z.string().max(2000).nullable().default(null),
    fields: z.record(z.string(), z.string().max(2000)).default({}),
  }),
]);
export type DescribedSignIn = z.infer<typeof describedSignInSchema>;
