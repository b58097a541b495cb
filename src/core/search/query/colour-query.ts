import type { Place } from './query-node';
import { tokensOf } from './tokens';

export type QueryColour = 'plain' | 'field' | 'operator' | 'value' | 'phrase' | 'sign';

export interface ColouredPiece extends Place {
  readonly colour: QueryColour;
}

/** A text in pieces of one colour each, without gaps, for a reader to tell names, words and values apart. */
export function colourQuery(text: string): readonly ColouredPiece[] {
  const pieces: ColouredPiece[] = [];
  let at = 0;
  let isValue = false;
  const push = (end: number, colour: QueryColour): void => {
    if (end > at) pieces.push({ offset: at, length: end - at, colour });
    at = Math.max(at, end);
  };
  for (const token of tokensOf(text)) {
    push(token.offset, 'plain');
    push(token.offset + token.length, colourOf(token.kind, isValue));
    isValue = token.kind === 'name' || token.kind === 'compare';
  }
  push(text.length, 'plain');
  return pieces;
}

function colourOf(kind: ReturnType<typeof tokensOf>[number]['kind'], isValue: boolean): QueryColour {
  switch (kind) {
    case 'name':
    case 'exists':
    case 'reference':
      return 'field';
    case 'operator':
    case 'to':
      return 'operator';
    case 'open':
    case 'close':
    case 'bracket':
    case 'compare':
      return 'sign';
    case 'phrase':
      return 'phrase';
    case 'word':
      return isValue ? 'value' : 'plain';
    case 'wrong':
      return 'plain';
  }
}
