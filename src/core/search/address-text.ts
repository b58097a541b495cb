/** One name and its text of an address, in their order; a name may occur several times. */
export type AddressPart = readonly [name: string, text: string];

/** As `encodeURIComponent`, but what an address may hold as it is stays readable, and a space is a plus. */
export function encodePart(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replaceAll('%20', '+')
    .replaceAll(/%(?:3A|2F|40)/gu, (one) => decodeURIComponent(one))
    .replaceAll(/[!'()]/gu, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A lone half of a surrogate pair cannot stand in an address. */
const wellFormed = (text: string): string =>
  text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu, '\uFFFD');

/** null: it is not encoded as it should be. */
export function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** `name=text&name=text`; the texts are encoded already. */
export const joinParts = (parts: readonly AddressPart[]): string =>
  parts.map(([name, text]) => `${encodePart(name)}=${text}`).join('&');

/** The parts with their names decoded and their texts as they stand; null: it is damaged. */
export function splitParts(text: string): readonly AddressPart[] | null {
  if (text === '') return [];
  const parts: AddressPart[] = [];
  for (const piece of text.split('&')) {
    const at = piece.indexOf('=');
    const name = decodePart(at < 0 ? piece : piece.slice(0, at));
    if (at < 1 || name === null) return null;
    parts.push([name, piece.slice(at + 1)]);
  }
  return parts;
}

/** Several texts as one, separated by commas. */
export const encodeList = (texts: readonly string[]): string => texts.map(encodePart).join(',');

export function decodeList(text: string): readonly string[] | null {
  const decoded = text.split(',').map(decodePart);
  return decoded.some((one) => one === null) ? null : decoded.flatMap((one) => one ?? []);
}
