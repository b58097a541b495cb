import { KIND_IDS } from '../backends/kind-id';
import type { TaskPattern } from './vocabulary';

export type ReadPatterns =
  | { readonly ok: true; readonly patterns: readonly TaskPattern[] }
  | { readonly ok: false; readonly problem: string };

const LONGEST = 300;
const MOST = 1000;

/** A list of tasks as the user edits it: `okta: policy.*`, `mspcontrol source: Schedul*`, `*delete*`; `# inferred` at a guess. */
export function patternsText(patterns: readonly TaskPattern[]): string {
  return patterns.map(lineOf).join('\n');
}

function lineOf({ backend, of, pattern, origin }: TaskPattern): string {
  const place = [backend ?? '', of === 'source' ? 'source' : ''].filter((part) => part !== '').join(' ');
  return `${place === '' ? '' : `${place}: `}${pattern}${origin === 'inferred' ? '  # inferred' : ''}`;
}

/** Reads the lines back; what was not changed keeps its origin, everything else is the user's own. */
export function readPatterns(text: string, before: readonly TaskPattern[]): ReadPatterns {
  const known = new Map(before.map((one) => [plainLine(lineOf(one)), one]));
  const patterns: TaskPattern[] = [];
  for (const line of text.split('\n').map(plainLine)) {
    if (line === '') continue;
    const pattern = known.get(line) ?? ownPattern(line);
    if (pattern.pattern.length > LONGEST) {
      return {
        ok: false,
        problem: `A pattern is at most ${LONGEST} characters long: shorten "${line.slice(0, 40)}…".`,
      };
    }
    patterns.push(pattern);
  }
  if (patterns.length > MOST)
    return { ok: false, problem: `A list holds at most ${MOST.toLocaleString('en')} patterns.` };
  return { ok: true, patterns };
}

const plainLine = (line: string): string => line.replace(/\s+#\s*inferred\s*$/u, '').trim();

function ownPattern(line: string): TaskPattern {
  const match = /^(?<place>[a-z0-9-]+(?: source)?|source):\s*(?<pattern>.+)$/iu.exec(line)?.groups;
  const words = (match?.['place'] ?? '').toLowerCase().split(' ');
  const backend = KIND_IDS.find((id) => id === words[0]) ?? null;
  const isSource = words.at(-1) === 'source';
  // A colon after anything else belongs to the name of the task.
  if (match === undefined || (backend === null && !isSource)) {
    return { backend: null, of: 'task', pattern: line, origin: 'own' };
  }
  return { backend, of: isSource ? 'source' : 'task', pattern: match['pattern'] ?? '', origin: 'own' };
}
