import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '@app/adapters/archive/migrations/migrations';
import { benchQuestions } from '../../bench/questions';
import { rawQuestions } from '../../bench/raw-questions';

const entryIds = [1, 2, 3];

test('every hand-written question is valid on the schema as it is', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const step of MIGRATIONS) {
    for (const statement of step.statements) await connection.run(statement);
  }
  const questions = rawQuestions({ rows: 1_000, middle: { started: '5', id: '7' }, highestId: 9, entryIds });
  for (const statements of [...questions.values()].flat()) {
    for (const statement of statements) await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
});

test('every question of the window has its hand-written twin', () => {
  const questions = benchQuestions({ rows: 1_000_000, middleCursor: 'x', entryIds, snapshot: null });
  const raw = rawQuestions({ rows: 1_000, middle: { started: '5', id: '7' }, highestId: 9, entryIds });
  expect(questions.map((question) => question.raw).filter((key) => key !== null && !raw.has(key))).toEqual([]);
});
