import type { Microseconds } from '../../entry/entry-time';
import type { HttpRequest } from '../../http/http-client';
import type { GithubOptions } from './github-options';
import { GITHUB_REFUSALS } from './github-refusal';

/** Documented as the most that one page holds. */
const MOST_PER_PAGE = 100;

/** An organization or an enterprise: what has an audit log of its own. */
export interface GithubTarget {
  readonly kind: 'organization' | 'enterprise';
  readonly name: string;
}

export const whatOf = (target: GithubTarget): string => `the audit log of ${target.name}`;

export interface LogQuestion {
  readonly include: 'web' | 'git' | 'all';
  /** Absent: the past three months, documented as what is shown without a phrase. */
  readonly phrase?: string;
  readonly order?: 'asc' | 'desc';
  readonly perPage?: number;
}

/** The first request of a window; further pages are asked by their links alone. */
export function logRequest(target: GithubTarget, question: LogQuestion, options: GithubOptions): HttpRequest {
  const root = target.kind === 'enterprise' ? 'enterprises' : 'orgs';
  const address = `/${root}/${encodeURIComponent(target.name)}/audit-log`;
  return {
    ...linkRequest(target, address, options),
    query: [
      ...(question.phrase === undefined ? [] : [['phrase', question.phrase] as const]),
      ['include', question.include],
      ['order', question.order ?? 'asc'],
      ['per_page', String(question.perPage ?? MOST_PER_PAGE)],
    ],
  };
}

/** A page by the address that GitHub gave for it. */
export function linkRequest(target: GithubTarget, address: string, options: GithubOptions): HttpRequest {
  return {
    method: 'GET',
    address,
    headers: {
      accept: 'application/vnd.github+json',
      ...(options.apiVersion === '' ? {} : { 'x-github-api-version': options.apiVersion }),
    },
    signIn: { kind: 'bearer' },
    what: whatOf(target),
    accept: GITHUB_REFUSALS,
  };
}

const iso = (at: Microseconds): string => new Date(Math.floor(at / 1000)).toISOString();
const dayOf = (at: Microseconds): string => iso(at).slice(0, 10);
const secondOf = (at: Microseconds): string => `${iso(at).slice(0, 19)}+00:00`;

/**
 * The search phrase for `[from, to)`. Documented: `created:A..B`, with dates and with times after them, in which both
 * ends belong to the range; that days are those of UTC is [inferred].
 */
export function createdPhrase(
  from: Microseconds,
  to: Microseconds,
  precision: GithubOptions['rangePrecision'],
): string {
  return precision === 'day'
    ? `created:${dayOf(from)}..${dayOf(to - 1)}`
    : `created:${secondOf(from)}..${secondOf(to)}`;
}

/** The search phrase for everything since. */
export const createdSince = (from: Microseconds): string => `created:>=${dayOf(from)}`;
