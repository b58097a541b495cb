import { prettyJson } from '@core/records/compact-json';
import { JsonTokens } from '@core/records/json-tokens';

const INDENT = 2;

/** A JSON record on many lines, token for token; of one that is cut, what is whole, and the cut rest as it stands. */
export function prettyRecord(text: string, isCut: boolean): string {
  if (!isCut) return prettyJson(text, INDENT);
  const end = endOfWholeTokens(text);
  return prettyJson(text.slice(0, end), INDENT) + text.slice(end);
}

function endOfWholeTokens(text: string): number {
  const tokens = new JsonTokens(text);
  let end = 0;
  for (;;) {
    const kind = tokens.next();
    if (kind === 'end' || kind === 'invalid') return end;
    end = tokens.end;
  }
}
