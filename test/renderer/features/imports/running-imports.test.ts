import type { OperationProgress } from '@core/operations/operation';
import { expect, it } from 'vitest';
import { matchRunning } from '../../../../src/renderer/src/features/imports/running-imports';

const operation = (id: string, startedAt: number, kind: OperationProgress['kind'] = 'import'): OperationProgress => ({
  id,
  kind,
  title: id,
  done: 0,
  total: null,
  unit: 'bytes',
  entries: 0,
  entriesPerSecond: 0,
  startedAt,
});

it('gives each running import its operation, in the order in which both were started', () => {
  const imports = [
    { id: 9, state: 'running' as const, startedAt: 200 },
    { id: 8, state: 'done' as const, startedAt: 150 },
    { id: 7, state: 'running' as const, startedAt: 100 },
  ];
  const matched = matchRunning(imports, [
    operation('second', 20),
    operation('export', 5, 'export'),
    operation('first', 10),
  ]);
  expect([...matched].map(([id, one]) => [id, one.id])).toEqual([
    [7, 'first'],
    [9, 'second'],
  ]);
});

it('leaves an import alone that no operation works on any more', () => {
  expect(matchRunning([{ id: 1, state: 'running', startedAt: 1 }], []).size).toBe(0);
});
