import type { Microseconds } from '../../entry/entry-time';
import type { ListedBlob } from './management-api';
import { z } from 'zod';

const cursorSchema = z.object({
  /** Pieces of content, in the order of `inOrder`, that were all read and committed. */
  done: z.number().int().min(0),
  /** The contentId of the last of them. */
  last: z.string().nullable(),
  /** When this very window started the subscription: what came before it was never kept. */
  started: z.number().nullable().default(null),
});
/** How far a window has been read: a place in its content list. */
export type ContentCursor = z.infer<typeof cursorSchema>;

export const writeContentCursor = (cursor: ContentCursor): string => JSON.stringify(cursor);

/** Null where the text is no cursor of ours: the window is then read from its start. */
export function readContentCursor(text: string | null): ContentCursor | null {
  if (text === null) return null;
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Where to go on in a list that was asked for anew: behind the same piece at the same place, else at the start. */
export function resumeAt(blobs: readonly ListedBlob[], cursor: ContentCursor | null): number {
  if (cursor === null || cursor.done === 0) return 0;
  return blobs[cursor.done - 1]?.contentId === cursor.last ? cursor.done : 0;
}

/** Each piece once, in an order that is the same whenever the list is asked for; pieces without an id are all kept. */
export function inOrder(blobs: readonly ListedBlob[]): readonly ListedBlob[] {
  const once = new Map<string, ListedBlob>();
  const nameless: ListedBlob[] = [];
  for (const blob of blobs) {
    if (blob.contentId === null) nameless.push(blob);
    else if (!once.has(blob.contentId)) once.set(blob.contentId, blob);
  }
  const key = (blob: ListedBlob): string => `${blob.contentCreated ?? ''} ${blob.contentId ?? ''}`;
  return [...once.values()].sort((one, other) => compare(key(one), key(other))).concat(nameless);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The place of a session that has read nothing of the window yet. */
export const startOf = (started: Microseconds | null): ContentCursor => ({ done: 0, last: null, started });
