/** Endings that a viewer shows and nothing runs; everything else is only saved. */
const SHOWN = new Set([
  ...['pdf', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'tif', 'tiff'],
  ...['txt', 'log', 'csv', 'tsv', 'json', 'ndjson', 'md'],
]);

/** How programs begin, whatever their name says: MZ, ELF, #!, Mach-O. */
const PROGRAM_STARTS: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x23, 0x21],
  [0xfe, 0xed, 0xfa],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
];

/** True where opening a file by this name and content shows it and runs nothing. */
export function canOpen(name: string, start: Uint8Array): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!SHOWN.has(ending)) return false;
  return !PROGRAM_STARTS.some((signs) => signs.every((sign, at) => start[at] === sign));
}
