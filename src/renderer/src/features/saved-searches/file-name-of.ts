/** A file name from a name that may hold anything: letters, digits and dashes only. */
export function fileNameOf(name: string): string {
  const safe = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return `${safe === '' ? 'searches' : safe.slice(0, 100)}.veritrail-searches.json`;
}
