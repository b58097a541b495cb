import { ExpectedFailure } from '@core/failure/failure';
import { z } from 'zod';
import type { Place } from './seek';

/** A place with its 0-based position in the whole result, where that is known. */
export interface Cursor {
  readonly place: Place;
  readonly position: number | null;
}

const cursorSchema = z.tuple([
  z.number().int().min(0),
  z.union([z.number().int(), z.string(), z.null()]),
  z.number().int().min(0).nullable(),
]);

export function encodeCursor({ place, position }: Cursor): string {
  return Buffer.from(JSON.stringify([place.id, place.value, position]), 'utf8').toString('base64url');
}

/** Fails with `search-invalid` for a text that is no cursor of ours. */
export function decodeCursor(text: string): Cursor {
  try {
    const [id, value, position] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { place: { id, value }, position };
  } catch (error) {
    throw new ExpectedFailure(
      'search-invalid',
      'The place to go on from cannot be read: search again from the first page.',
      error instanceof Error ? error.message : undefined,
    );
  }
}
