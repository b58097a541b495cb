import { parseQuery } from './parse-query';
import type { QueryNode, TestNode } from './query-node';

/** Every test of a query, in the order of its text; none where the text cannot be read, as nothing is asked with it. */
export function testsOf(query: string): readonly TestNode[] {
  const parsed = parseQuery(query);
  return parsed.ok ? testsOfNode(parsed.node) : [];
}

function testsOfNode(node: QueryNode): readonly TestNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts.flatMap(testsOfNode);
    case 'not':
      return testsOfNode(node.part);
    case 'everything':
      return [];
    case 'test':
      return [node];
  }
}
