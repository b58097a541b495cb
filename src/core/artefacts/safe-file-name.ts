/** Names that Windows keeps for devices, with or without an ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MOST_LENGTH = 120;

/** A file name that a backend gave, made harmless: no path, no control or direction signs, no device name, not too long. */
export function safeFileName(given: string | null, fallback: string): string {
  const last = (given ?? '').split(/[\\/]/u).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  if (plain === '' || DEVICE.test(plain)) return fallback;
  if (plain.length <= MOST_LENGTH) return plain;
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, MOST_LENGTH - ending.length)}${ending}`;
}
