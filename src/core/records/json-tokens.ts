/** A bracket, colon or comma stands for itself; `invalid` is text that is no token. */
export type TokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'scalar' | 'end' | 'invalid';

const SCALAR = /[^\s{}[\]:,"]+/y;

/** Walks over the tokens of a JSON text without building values, so that numbers, keys and escapes stay as they are. */
export class JsonTokens {
  /** The token at hand: `[start, end)`. */
  start = 0;
  end = 0;
  kind: TokenKind = 'end';
  readonly text: string;

  constructor(text: string, from = 0) {
    this.text = text;
    this.end = from;
  }

  next(): TokenKind {
    const { text } = this;
    let at = this.end;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10 || code === 13 || code === 9) {
      at += 1;
      code = text.charCodeAt(at);
    }
    this.start = at;
    this.kind = this.#read(code, at);
    return this.kind;
  }

  #read(code: number, at: number): TokenKind {
    this.end = at + 1;
    switch (code) {
      case 0x7b:
        return '{';
      case 0x7d:
        return '}';
      case 0x5b:
        return '[';
      case 0x5d:
        return ']';
      case 0x3a:
        return ':';
      case 0x2c:
        return ',';
      case 0x22:
        this.end = stringEnd(this.text, at);
        return this.end < 0 ? this.#fail() : 'string';
      default:
        if (at >= this.text.length) {
          this.end = at;
          return 'end';
        }
        SCALAR.lastIndex = at;
        if (!SCALAR.test(this.text)) return this.#fail();
        this.end = SCALAR.lastIndex;
        return 'scalar';
    }
  }

  #fail(): TokenKind {
    this.end = this.text.length;
    return 'invalid';
  }

  /** The string at hand, decoded; its text as it stands where an escape in it is invalid. */
  get string(): string {
    const inner = this.text.slice(this.start + 1, this.end - 1);
    if (!inner.includes('\\')) return inner;
    try {
      return JSON.parse(this.text.slice(this.start, this.end)) as string;
    } catch {
      return inner;
    }
  }

  /** Steps over the value that begins with the token at hand; afterwards its last token is at hand. */
  skipValue(): void {
    let depth = 0;
    for (;;) {
      const { kind } = this;
      if (kind === '{' || kind === '[') depth += 1;
      else if (kind === '}' || kind === ']') depth -= 1;
      if (depth <= 0 || kind === 'end' || kind === 'invalid') return;
      this.next();
    }
  }
}

/** Just past the quote that closes the string opened at `at`; -1 where none does. */
function stringEnd(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote >= 0) {
    let before = quote;
    while (text.charCodeAt(before - 1) === 0x5c) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return -1;
}
