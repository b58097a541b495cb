const REPLACEMENT = '[secret]';
/** A secret shorter than this would take out half of every text: then texts from outside are left out whole. */
const SHORTEST = 4;

const xmlEscaped = (text: string, quote: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", quote);

/** As strict encoders do: what encodeURIComponent leaves alone is encoded too. */
const strictlyEncoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*~._-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Every way in which a secret may be written in an address, a body or a header. */
function formsOf(secret: string, user: string | null): readonly string[] {
  const plain = wellFormed(secret);
  const encoded = encodeURIComponent(plain);
  const basic = user === null ? [] : [Buffer.from(`${user}:${secret}`).toString('base64')];
  const json = JSON.stringify(plain).slice(1, -1);
  const forms = [
    secret,
    encoded,
    encoded.toLowerCase(),
    encoded.replaceAll('%20', '+'),
    new URLSearchParams({ x: plain }).toString().slice(2),
    strictlyEncoded(plain),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    xmlEscaped(secret, '&apos;'),
    xmlEscaped(secret, '&#39;'),
    xmlEscaped(secret, "'"),
    json,
    json.replaceAll('/', '\\/'),
    ...basic,
    ...basic.map((one) => encodeURIComponent(one)),
  ];
  return [...new Set(forms)].filter((form) => form !== '');
}

/** Takes secrets out of texts by their value, however they are written. */
export class Redactor {
  /** The longest first, so that no rest of a longer form stays. */
  #forms: readonly string[] = [];
  #hasShort = false;

  add(secret: string, user: string | null = null): void {
    if (secret === '') return;
    if (secret.length < SHORTEST) this.#hasShort = true;
    const all = new Set([...this.#forms, ...formsOf(secret, user)]);
    this.#forms = [...all].sort((one, other) => other.length - one.length);
  }

  /** For sentences of our own, which name hosts and statuses only. */
  redact(text: string): string {
    return this.#forms
      .filter((form) => form.length >= SHORTEST)
      .reduce((clean, form) => clean.replaceAll(form, REPLACEMENT), text);
  }

  /** For the vendor's words: redacted, then cut, so that no half of a secret stays at the cut. null: nothing may be shown. */
  excerpt(text: string, limit: number): string | null {
    if (this.#hasShort) return null;
    const longest = this.#forms[0]?.length ?? 0;
    const taken = limit + longest * 2;
    const clean = this.redact(text.slice(0, taken));
    return (text.length > taken ? clean.slice(0, Math.max(0, clean.length - longest)) : clean).slice(0, limit);
  }
}
