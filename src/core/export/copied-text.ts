export const COPY_FORMATS = ['csv', 'ndjson', 'table'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** UTF-16 code units that are put on the clipboard at most; what is longer is for an export. */
export const LONGEST_COPY = 10_000_000;

/** `too-long` where the text would pass `LONGEST_COPY`: nothing is copied rather than a part. */
export type CopiedText =
  | { readonly kind: 'text'; readonly text: string; readonly entries: number }
  | { readonly kind: 'too-long'; readonly entries: number };
