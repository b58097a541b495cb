/** FNV-1a over UTF-16 code units: turns a label into a seed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const HEX_DIGITS = '0123456789abcdef';

/** Reproducible random numbers (sfc32): the same seed gives the same sequence on every machine. Not for secrets. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
    this.#a = hashOf(seed);
    this.#b = hashOf(`${seed}/b`);
    this.#c = hashOf(`${seed}/c`);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A sequence of its own, so that one story's draws never shift another's. */
  fork(label: string): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** [0, 1). */
  fraction(): number {
    return this.next() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of `choices`, which must not be empty. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[Math.floor(this.fraction() * choices.length)] as Choice;
  }

  hexadecimal(digits: number): string {
    let text = '';
    for (let at = 0; at < digits; at++) text += HEX_DIGITS[this.next() >>> 28];
    return text;
  }

  /** Has the form of a version 4 UUID. */
  uuid(): string {
    const digits = this.hexadecimal(31);
    const variant = HEX_DIGITS[8 + (this.next() >>> 30)];
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
  }
}
