import { z } from 'zod';
import type { OptionField } from '../connector';

const days = (fallback: number) => z.number().int().min(0).max(36_500).default(fallback);

export const githubOptionsSchema = z.strictObject({
  scope: z.enum(['organizations', 'enterprise']).default('organizations'),
  /** Login names; each is a tenant. */
  organizations: z.array(z.string().trim().min(1).max(100)).max(1000).default([]),
  /** The enterprise's slug. */
  enterprise: z.string().trim().max(100).default(''),
  gitEvents: z.boolean().default(true),
  /**
   * Ranges of whole days are documented, and times of day are, but no range of times [inferred]: where a backend took no
   * notice of them, a window would be larger than asked; where it misread them, empty.
   */
  rangePrecision: z.enum(['day', 'second']).default('day'),
  /** Documented for GitHub.com; an Enterprise Server keeps what its owner sets. 0: for ever. */
  retentionDays: days(180),
  gitRetentionDays: days(7),
  /** How late an entry may appear is not documented [inferred]. */
  lateHours: z.number().int().min(1).max(720).default(24),
  /** Documented for GitHub.com: 1,750 an hour for each user and IP address. */
  requestsPerHour: z.number().int().min(1).max(1_000_000).default(1750),
  apiVersion: z.string().trim().max(40).default('2022-11-28'),
  /** What the installation is known by; empty: by the address, and GitHub.com by none, as in imported files. */
  instance: z.string().trim().max(300).default(''),
});
export type GithubOptions = z.infer<typeof githubOptionsSchema>;

type Field = Omit<OptionField, 'isInferred'> & { readonly isInferred?: boolean };

const FIELDS: readonly Field[] = [
  {
    name: 'scope',
    label: 'Collect',
    kind: 'choice',
    choices: [
      { value: 'organizations', label: 'The organizations named below, each by itself' },
      { value: 'enterprise', label: 'A whole enterprise' },
    ],
    help: 'An organization needs its owner’s token, an enterprise that of an enterprise administrator; both need Enterprise Cloud or Enterprise Server.',
  },
  {
    name: 'organizations',
    label: 'Organizations',
    kind: 'list',
    help: 'Login names, spelled as in github.com/NAME; each is a tenant of its own. For an enterprise: those to be chosen from.',
  },
  { name: 'enterprise', label: 'Enterprise', kind: 'text', help: 'The slug, as in github.com/enterprises/SLUG.' },
  {
    name: 'gitEvents',
    label: 'Git events too',
    kind: 'boolean',
    help: 'Clones, fetches and pushes. GitHub keeps them for 7 days only, so collect at least every few days.',
  },
  {
    name: 'rangePrecision',
    label: 'Ask for ranges of',
    kind: 'choice',
    choices: [
      { value: 'day', label: 'whole days' },
      { value: 'second', label: 'seconds' },
    ],
    help: 'Whole days are documented. Seconds re-read less of today, but a range of times is not documented.',
    isInferred: true,
  },
  {
    name: 'retentionDays',
    label: 'Kept for (days)',
    kind: 'number',
    help: 'GitHub.com keeps 180 days; an Enterprise Server as long as its owner says. 0: for ever.',
  },
  {
    name: 'gitRetentionDays',
    label: 'Git events kept for (days)',
    kind: 'number',
    help: 'GitHub.com keeps them for 7 days. 0: for ever.',
  },
  {
    name: 'lateHours',
    label: 'Entries may be late by (hours)',
    kind: 'number',
    help: 'Days are asked again until they are older than this. GitHub does not say how late an entry may appear.',
    isInferred: true,
  },
  {
    name: 'requestsPerHour',
    label: 'Requests per hour, at most',
    kind: 'number',
    help: 'GitHub.com allows 1,750 for each user and IP address; its rate-limit headers are honoured besides.',
  },
  {
    name: 'apiVersion',
    label: 'API version',
    kind: 'text',
    help: 'Sent as X-GitHub-Api-Version; empty: none is sent.',
  },
  {
    name: 'instance',
    label: 'Name of the installation',
    kind: 'text',
    help: 'Empty: told by the address. Set it before the first collection: entries keep it.',
  },
];

export const githubFields: readonly OptionField[] = FIELDS.map((field) => ({ isInferred: false, ...field }));
