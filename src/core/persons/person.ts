import type { KindId } from '../backends/kind-id';
import type { Microseconds } from '../entry/entry-time';

/** One name of a person: a performer exactly as the archive has it, and who said so, why, and when. */
export interface LinkedName {
  readonly value: string;
  /** What spoke for it, in words; empty: the reviewer's own knowledge. */
  readonly why: string;
  readonly who: string;
  readonly at: Microseconds;
}

/** Names of performers that a reviewer has confirmed to be one person's. A name belongs to one person at most. */
export interface Person {
  readonly id: number;
  readonly name: string;
  /** At least one, in the order in which they were linked. */
  readonly names: readonly LinkedName[];
}

/** Names that a reviewer has said are not one person's; no two of them are suggested together again. */
export interface Dismissal {
  readonly id: number;
  readonly names: readonly string[];
  readonly who: string;
  readonly at: Microseconds;
}

/** How often a performer occurs in one tenant of one backend, and from when to when. */
export interface NameUse {
  readonly backend: KindId;
  readonly instance: string | null;
  /** Empty: of no tenant. */
  readonly tenantKey: string;
  readonly tenant: string;
  readonly entries: number;
  /** null: all of them are undated. */
  readonly first: Microseconds | null;
  readonly last: Microseconds | null;
}

export const CERTAINTIES = ['sure', 'likely', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Why two names may be one person's. */
export const NAME_REASONS = {
  'same-mail': 'The same e-mail address, written in another way',
  'same-login': 'The login is the part of the e-mail address before the @',
  'same-account': 'The same account name, with and without its domain',
  'domain-variant': 'The same name at another form of the domain',
  'written-name': 'The same name, written in another order or with other signs',
  'other-spelling': 'The same name where ä, ö, ü are written ae, oe, ue',
  initials: 'The initial and the surname fit',
  'other-domain': 'The same name at another domain: it may be a namesake',
} as const;
export type NameReason = keyof typeof NAME_REASONS;

export interface SuggestedName {
  readonly value: string;
  readonly entries: number;
  /** null: the name that the others are compared with. */
  readonly reason: NameReason | null;
  readonly certainty: Certainty;
}

/** Names that may be one person's: the first one, and those that resemble it. */
export interface PersonSuggestion {
  /** Stays the same while the first name does. */
  readonly key: string;
  /** The person whom the first name belongs to already. */
  readonly person: number | null;
  readonly names: readonly SuggestedName[];
  /** The best of its names'. */
  readonly certainty: Certainty;
  /** Names that resemble it too and are left out, since a suggestion holds only so many. */
  readonly omitted: number;
}
