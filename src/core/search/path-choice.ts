import { literalOf } from './query/pattern';
import { parseQuery } from './query/parse-query';
import { printQuery } from './query/print-query';
import type { QueryNode } from './query/query-node';
import { andQuery } from './query/query-text';
import { pointerOfSteps } from './query/raw-path';
import { conjunctsOf } from './query/split-query';
import { pathOfColumn, type RawValue, rawValueNode } from './raw-value-query';

/** Which values at a place in raw a query keeps and leaves out, and what else it says. */
export interface PathChoice {
  readonly kept: readonly RawValue[];
  readonly leftOut: readonly RawValue[];
  /** The query without these conditions. */
  readonly rest: string;
}

const NOWHERE = { offset: 0, length: 0 } as const;

/** Takes the conditions on the values at one place out of a query. What cannot be read stays as it is. */
export function pathChoice(query: string, pointer: string): PathChoice {
  const parsed = parseQuery(query);
  if (!parsed.ok) return { kept: [], leftOut: [], rest: query };
  const kept: RawValue[] = [];
  const leftOut: RawValue[] = [];
  let rest = '';
  for (const node of conjunctsOf(parsed.node)) {
    const values = valuesOf(node, pointer);
    const others = node.kind === 'not' ? valuesOf(node.part, pointer) : null;
    // Two lists that must both hold are no choice between values: the second stays a condition.
    if (values !== null && kept.length === 0) kept.push(...values);
    else if (others !== null) leftOut.push(...others);
    else rest = andQuery(rest, printQuery(node));
  }
  return { kept, leftOut, rest };
}

/** A query with these conditions on the values at one place. */
export function queryOfChoice(pointer: string, { kept, leftOut, rest }: PathChoice): string {
  const path = pathOfColumn(pointer);
  const anyOf = (values: readonly RawValue[]): QueryNode | null => {
    const parts = [...new Set(values)].map((value) => rawValueNode(path, value));
    const [first] = parts;
    if (first === undefined) return null;
    return parts.length === 1 ? first : { kind: 'or', parts, place: NOWHERE };
  };
  const keeping = anyOf(kept);
  const leaving = [...new Set(leftOut)].map(
    (value): QueryNode => ({ kind: 'not', part: rawValueNode(path, value), place: NOWHERE }),
  );
  return [...(keeping === null ? [] : [keeping]), ...leaving].reduce(
    (query, node) => andQuery(query, printQuery(node)),
    rest,
  );
}

/** The values that a condition asks for at a place; null where it is about anything else. */
function valuesOf(node: QueryNode, pointer: string): readonly RawValue[] | null {
  if (node.kind === 'or') {
    const lists = node.parts.map((part) => valuesOf(part, pointer));
    return lists.every((list) => list !== null) ? lists.flatMap((list) => list ?? []) : null;
  }
  if (node.kind !== 'test' || node.subject.kind !== 'raw' || pointerOf(node.subject.path) !== pointer) return null;
  if (node.test.kind === 'null') return [null];
  const literal = node.test.kind === 'matches' ? literalOf(node.test.pattern) : null;
  return literal === null ? null : [literal];
}

/** null: a path into any element of a list is no one place. */
const pointerOf = (path: Parameters<typeof pointerOfSteps>[0]): string | null =>
  path.some((step) => step.kind === 'any') ? null : pointerOfSteps(path);
