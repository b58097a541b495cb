import type { NameForm } from './name-form';
import type { Certainty, NameReason } from './person';

export interface Likeness {
  readonly reason: NameReason;
  readonly certainty: Certainty;
}

/** A login of one part that is shorter than this may be anybody's. */
const TELLING_LOGIN = 6;

/** True where the name itself, and not only its place, tells one person from others. */
const isTelling = ({ tokens }: NameForm): boolean => tokens.length > 1 || (tokens[0] ?? '').length >= TELLING_LOGIN;

function reasonOf(first: NameForm, second: NameForm): NameReason {
  const kinds = new Set([first.kind, second.kind]);
  if (kinds.has('written') || (first.tokens.length > 1 && first.tokens.join() !== second.tokens.join())) {
    return 'written-name';
  }
  if (first.brand !== null && second.brand !== null && kinds.size === 1) return 'domain-variant';
  return kinds.has('mail') ? 'same-login' : 'same-account';
}

/**
 * How two names with one likeness key resemble each other. `brands`: how many domains the names with this key have; a
 * name without a domain belongs to one of them only where there is no other.
 */
export function compareNames(first: NameForm, second: NameForm, brands: number): Likeness {
  if (first.mail !== null && first.mail === second.mail) return { reason: 'same-mail', certainty: 'sure' };
  if (first.ordered !== second.ordered) {
    return first.likeness === second.likeness
      ? { reason: 'other-spelling', certainty: 'possible' }
      : { reason: 'initials', certainty: 'possible' };
  }
  const bothMails = first.kind === 'mail' && second.kind === 'mail';
  const isSamePlace = first.brand !== null && first.brand === second.brand;
  const isOtherPlace = (first.brand !== null && second.brand !== null && !isSamePlace) || (bothMails && !isSamePlace);
  if (isOtherPlace) return { reason: 'other-domain', certainty: 'possible' };
  const isLikely = isSamePlace || (isTelling(first) && brands <= 1);
  return { reason: reasonOf(first, second), certainty: isLikely ? 'likely' : 'possible' };
}
