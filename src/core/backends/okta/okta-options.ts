import { z } from 'zod';
import type { OptionField } from '../connector';

export const oktaOptionsSchema = z.strictObject({
  /** An API token (`SSWS`), or an OAuth 2 access token with the scope `okta.logs.read`. */
  signIn: z.enum(['ssws', 'bearer']).default('ssws'),
  /** How the tenant is called; empty: the host of the address. */
  organization: z.string().trim().max(300).default(''),
  /** Okta says that events may be delayed, and not for how long [inferred]. */
  lateHours: z.number().int().min(1).max(720).default(24),
  /** Okta's limits depend on the organization's edition and are told by its headers [inferred]. */
  requestsPerMinute: z.number().int().min(1).max(10_000).default(600),
});
export type OktaOptions = z.infer<typeof oktaOptionsSchema>;

export const oktaFields: readonly OptionField[] = [
  {
    name: 'signIn',
    label: 'Kind of token',
    kind: 'choice',
    choices: [
      { value: 'ssws', label: 'API token (SSWS)' },
      { value: 'bearer', label: 'OAuth 2.0 access token' },
    ],
    help: 'An API token has the rights of the administrator who made it; an access token needs the scope okta.logs.read and expires within hours.',
    isInferred: false,
  },
  {
    name: 'organization',
    label: 'Name of the organization',
    kind: 'text',
    help: 'What the tenant is known by; empty: the host of the address. Set it before the first collection: entries keep it.',
    isInferred: false,
  },
  {
    name: 'lateHours',
    label: 'Entries may be late by (hours)',
    kind: 'number',
    help: 'Days are asked again until they are older than this. Okta says that delays are rare and possible, and not how long.',
    isInferred: true,
  },
  {
    name: 'requestsPerMinute',
    label: 'Requests per minute, at most',
    kind: 'number',
    help: 'Okta’s own limit depends on the edition; its X-Rate-Limit headers are honoured besides, and a tenth is left to others.',
    isInferred: true,
  },
];
