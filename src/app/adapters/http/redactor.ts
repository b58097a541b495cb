const REPLACEMENT = '[secret]';
/** A secret shorter than this would take out half of every text: then texts from outside are left out whole. */
const SHORTEST = 4;
/** Beyond it a pattern of alternatives for each character costs too much: a key file, of which plain forms are known. */
const LONGEST_PATTERN = 2000;
/** A character as `\ud83d\ude00` or four percent-encoded bytes. */
const LONGEST_CHARACTER = 12;

const XML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const JSON_SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Hexadecimal digits in either case. */
const anyCase = (hex: string): string =>
  hex.replaceAll(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);

/** One character as it may stand in an address, a form, XML or JSON. */
function characterPattern(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  const percent = [...Buffer.from(character, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const units = [...Array(character.length).keys()].map(
    (index) => `\\\\u${anyCase(character.charCodeAt(index).toString(16).padStart(4, '0'))}`,
  );
  const ways = [
    anyCase(percent),
    `&#[xX]0*${anyCase(hex)};`,
    `&#0*${character.codePointAt(0) ?? 0};`,
    units.join(''),
    ...(XML_NAMES[character] === undefined ? [] : [literal(XML_NAMES[character])]),
    ...(JSON_SHORT[character] === undefined ? [] : [literal(JSON_SHORT[character])]),
    ...(character === ' ' ? ['\\+'] : []),
    literal(character),
  ];
  return `(?:${ways.join('|')})`;
}

function patternOf(secret: string, user: string | null): RegExp {
  const forms = [
    literal(Buffer.from(secret).toString('base64')),
    literal(Buffer.from(secret).toString('base64url')),
    literal(encodeURIComponent(wellFormed(secret))),
  ];
  if (user !== null) {
    const pair = Buffer.from(`${user}:${secret}`).toString('base64');
    forms.push(literal(pair), literal(encodeURIComponent(pair)));
  }
  forms.push(
    secret.length > LONGEST_PATTERN ? literal(secret) : [...wellFormed(secret)].map(characterPattern).join(''),
  );
  return new RegExp(forms.join('|'), 'g');
}

/** Takes secrets out of texts by their value, however they are written. */
export class Redactor {
  readonly #patterns = new Map<string, RegExp>();
  #longest = 0;
  #hasShort = false;

  add(secret: string, user: string | null = null): void {
    const key = JSON.stringify([secret, user]);
    if (secret === '' || this.#patterns.has(key)) return;
    if (secret.length < SHORTEST) this.#hasShort = true;
    this.#longest = Math.max(this.#longest, (secret.length + (user?.length ?? 0)) * LONGEST_CHARACTER);
    this.#patterns.set(key, patternOf(secret, user));
  }

  /** For sentences of our own, which name hosts, statuses and addresses. */
  redact(text: string): string {
    let clean = text;
    for (const [key, pattern] of this.#patterns) {
      const [secret = ''] = JSON.parse(key) as readonly string[];
      if (secret.length >= SHORTEST) clean = clean.replaceAll(pattern, REPLACEMENT);
    }
    return clean;
  }

  /** For the vendor's words: redacted, then cut, so that no half of a secret stays at the cut. null: nothing may be shown. */
  excerpt(text: string, limit: number): string | null {
    if (this.#hasShort) return null;
    const taken = limit + this.#longest * 2;
    const clean = this.redact(text.slice(0, taken));
    return (text.length > taken ? clean.slice(0, Math.max(0, clean.length - this.#longest)) : clean).slice(0, limit);
  }
}
