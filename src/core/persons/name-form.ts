/** What a performer's name is made of. */
export interface NameForm {
  readonly value: string;
  readonly kind: 'mail' | 'account' | 'login' | 'written';
  /** The whole e-mail address in one spelling; null: it is none. */
  readonly mail: string | null;
  /** The domain's own word (`example` of `mail.example.co.uk` and of `EXAMPLE\\anna`); null: none, or a public mail provider's. */
  readonly brand: string | null;
  /** The parts of the person's name, small letters without accents. */
  readonly tokens: readonly string[];
  /** The parts in alphabetical order, as one text: names written in another order have it in common. */
  readonly ordered: string;
  /** As `ordered`, `ü` and `ue` written alike: what all spellings of a name have in common. */
  readonly likeness: string;
  /** A name of a function rather than of a person: `admin`, `svc-backup`. */
  readonly isGeneric: boolean;
}

const LONGEST_NAME = 250;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const isPlain = /^[\x20-\x7e]*$/;

/** Small letters, accents taken off. */
export function foldName(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßøłđðþæœı]/gu, (letter) => LETTERS[letter] ?? letter);
}

/** One spelling for `ü` as `u` and as `ue`. */
export const withoutUmlauts = (token: string): string => token.replaceAll(/([aou])e/g, '$1');
const UMLAUT = /[aou]e/;
const sorted = (tokens: readonly string[]): string => tokens.toSorted().join('+');

const GENERIC: ReadonlySet<string> = new Set(
  `account accounts admin administrator administrators admins agent alert alerts anonymous api app apps audit auditor
  automation azure backup backups batch billing bot build ci cloud connect console contact cron daemon db dba default
  demo deploy desk dev devops directory domain everyone export exchange finance global group guest guests helpdesk help
  host hostmaster hr http import info install integration internal it job jobs ldap legal local login mail mailer mailbox
  maintenance manager marketing master monitor monitoring msp network no nobody noreply notification notifications null
  office oncall operations operator operators ops owner panel portal postmaster power print provider proxy public query
  queue reader reception remote reply report reporting reports robot role root sa sales sched scheduled scheduler script
  security server serveradmin service services setup shared site sql staff store super superadmin superuser supervisor
  support svc sync sys sysadmin sysop system systems task tasks team tech technician temp tenant test tester tests
  training unknown update updater upload user users vendor vpn watchdog web webadmin webmaster webservice work worker www
  `.split(/\s+/u),
);
const SERVICE = /^(?:svc|srv|sa|service|app|bot|sys|adm|nt[ _-]authority|nt[ _-]service)[-_.]/;

function isGenericName(folded: string, tokens: readonly string[]): boolean {
  if (SERVICE.test(folded) || tokens.length === 0) return true;
  return tokens.every((token) => GENERIC.has(token) || /^\d+$/.test(token) || GENERIC.has(token.replace(/\d+$/, '')));
}

const SECOND_LEVEL: ReadonlySet<string> = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne']);
const PUBLIC_MAIL: ReadonlySet<string> = new Set(
  'gmail googlemail outlook hotmail live msn yahoo icloud me gmx web aol proton protonmail mail qq'.split(' '),
);

/** The word that a company's domains have in common. */
export function brandOf(domain: string): string | null {
  const labels = foldName(domain)
    .split('.')
    .filter((label) => label !== '');
  const bare = labels.length > 1 ? labels.slice(0, -1) : labels;
  const last = bare.at(-1);
  const at = bare.length > 1 && (last === 'onmicrosoft' || (last !== undefined && SECOND_LEVEL.has(last))) ? -2 : -1;
  const brand = bare.at(at) ?? null;
  return brand === null || PUBLIC_MAIL.has(brand) ? null : brand;
}

/** An address without what makes no difference: case, a `+tag`, Google's second name. */
function oneMail(local: string, domain: string): string {
  const at = domain === 'googlemail.com' ? 'gmail.com' : domain;
  return `${local.replace(/\+.*$/u, '')}@${at}`;
}

const SIMPLE = /^[a-z0-9._-]+$/;

function tokensOf(folded: string): readonly string[] {
  const parts = SIMPLE.test(folded)
    ? folded.split(/[._-]+/)
    : folded
        .replace(/\+.*$/u, '')
        .replaceAll(/['’`]/gu, '')
        .split(/[^\p{L}\p{N}]+/u);
  return parts.filter((token) => token !== '');
}

const NO_PERSON = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,}|[\d.:\s-]+|s-1-[\d-]+)$/i;
const MAIL = /^[^<]*<\s*(?<local>[^@<>\s]+)@(?<domain>[^@<>\s]+)\s*>$/u;
const ACCOUNT = /^(?<domain>[^\\\s]+)\\(?<login>[^\\]+)$/u;
const USER_ARN = /^arn:[^:]*:iam::\d*:user\/(?:.*\/)?(?<login>[^/]+)$/u;

interface Read {
  readonly kind: NameForm['kind'];
  readonly name: string;
  readonly domain: string | null;
}

const PLAIN_MAIL = /^([^@<>\s]+)@([^@<>\s]+)$/;

function readName(text: string): Read {
  const plain = PLAIN_MAIL.exec(text);
  if (plain !== null) return { kind: 'mail', name: plain[1] ?? '', domain: plain[2] ?? '' };
  const mail = MAIL.exec(text)?.groups;
  if (mail !== undefined) return { kind: 'mail', name: mail['local'] ?? '', domain: mail['domain'] ?? '' };
  const account = ACCOUNT.exec(text)?.groups;
  if (account !== undefined) return { kind: 'account', name: account['login'] ?? '', domain: account['domain'] ?? '' };
  const arn = USER_ARN.exec(text)?.groups;
  if (arn !== undefined) return { kind: 'login', name: arn['login'] ?? '', domain: null };
  return { kind: /[\s,]/u.test(text) ? 'written' : 'login', name: text, domain: null };
}

/** Takes a performer's name apart; null where it can be no person's: a number, an address of a machine, an id. */
export function nameForm(value: string): NameForm | null {
  const text = value.trim();
  if (text === '' || text.length > LONGEST_NAME || NO_PERSON.test(text)) return null;
  const read = readName(text);
  const folded = foldName(read.name);
  const domain = read.domain === null ? null : foldName(read.domain);
  const tokens = tokensOf(folded);
  const ordered = sorted(tokens);
  return {
    value,
    ordered,
    likeness: UMLAUT.test(ordered) ? sorted(tokens.map(withoutUmlauts)) : ordered,
    kind: read.kind,
    mail: read.kind === 'mail' && domain !== null ? oneMail(folded, domain) : null,
    brand: domain === null ? null : brandOf(domain),
    tokens,
    isGeneric: isGenericName(folded, tokens),
  };
}
