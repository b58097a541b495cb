/** What the first bytes say of a file that holds others, or that is packed. */
export type ContainerFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'gzip' }
  | { readonly kind: 'zip' }
  /** A format that is known and not read: one sentence that says what to do; `isForeign`: it can hold no log. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly isForeign: boolean };

interface Magic {
  readonly offset: number;
  readonly bytes: readonly number[];
  readonly name: string;
}

const packed: readonly Magic[] = [
  { offset: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'an xz file' },
  { offset: 0, bytes: [0x42, 0x5a, 0x68], name: 'a bzip2 file' },
  { offset: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a zstd file' },
  { offset: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive' },
  { offset: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], name: 'a RAR archive' },
  { offset: 257, bytes: [0x75, 0x73, 0x74, 0x61, 0x72], name: 'a tar archive' },
];
const other: readonly Magic[] = [
  { offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture' },
  { offset: 0, bytes: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { offset: 0, bytes: [0x47, 0x49, 0x46, 0x38], name: 'a GIF picture' },
  { offset: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'a PDF document' },
  { offset: 0, bytes: [0x50, 0x41, 0x52, 0x31], name: 'a Parquet file' },
  { offset: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], name: 'an old Office document' },
  { offset: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
];

const has = (sample: Uint8Array, magic: Magic): boolean =>
  magic.bytes.every((byte, index) => sample[magic.offset + index] === byte);

const ZIP_STARTS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

/** Decides by content, never by name. The first 512 bytes are enough. */
export function containerFormat(sample: Uint8Array): ContainerFormat {
  if (sample[0] === 0x1f && sample[1] === 0x8b) return { kind: 'gzip' };
  if (ZIP_STARTS.some((bytes) => has(sample, { offset: 0, bytes, name: '' }))) return { kind: 'zip' };
  const unread = packed.find((magic) => has(sample, magic));
  if (unread !== undefined) {
    return {
      kind: 'refused',
      sentence: `It is ${unread.name}, which is not read; unpack it and import what it holds.`,
      isForeign: false,
    };
  }
  const foreign = other.find((magic) => has(sample, magic));
  if (foreign !== undefined)
    return { kind: 'refused', sentence: `It is ${foreign.name}, which holds no audit log.`, isForeign: true };
  return { kind: 'plain' };
}
