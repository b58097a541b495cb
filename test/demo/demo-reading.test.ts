import { expect, test } from 'vitest';
import { demoImports } from '@demo/demo-imports';
import type { PanelTask } from '@demo/panel/panel-task';
import { panelTasksOf } from '@demo/panel/panel-tasks-of';
import { Random } from '@demo/random';
import { DEMO_TENANTS } from '@demo/tenants';
import type { MappedEntry } from '@core/entry/mapped-entry';
import { readFile } from '../core/backends/read-file';

const NOW = Date.UTC(2026, 10, 21, 22, 0, 0);
const IMPORTS = demoImports(NOW);

test.each(IMPORTS)('$fileName is recognised by its content and read without a reject', async ({ text, choices }) => {
  const { recognition, entries, rejected } = await readFile(text, { ...choices, kind: 'auto', dateOrder: null });
  expect(rejected).toEqual([]);
  expect(recognition.plan.kind).toBe(choices.kind);
  expect(recognition.plan.dateOrder).toBe(choices.dateOrder);
  expect(entries.length).toBeGreaterThan(200);
  expect(entries.filter(({ columns }) => columns.started === null || columns.started.instant > NOW * 1000)).toEqual([]);
});

/** The file has no zone: a time in the repeated hour of autumn may be read an hour early, and then says so. */
const isAmbiguous = (entry: MappedEntry) => entry.started?.ambiguous === true || entry.finished?.ambiguous === true;
const told = (task: PanelTask) => [
  task.started * 1000,
  task.finished * 1000,
  task.severity,
  task.username,
  task.source,
  task.task,
  task.item,
];
const readBack = (entry: MappedEntry) => [
  entry.started?.instant,
  entry.finished?.instant,
  entry.severity,
  entry.performer,
  entry.source,
  entry.task,
  entry.item,
];

test.each(DEMO_TENANTS.map((tenant, place) => ({ tenant, place })))(
  'every task of $tenant.name comes back from the panel file as it was told',
  async ({ tenant, place }) => {
    const file = IMPORTS[place];
    if (file === undefined) throw new Error('no such file');
    const { entries } = await readFile(file.text, file.choices);
    const tasks = panelTasksOf(tenant, place, { now: NOW, days: 31, random: new Random('veritrail demo') });
    const sorted = tasks.toSorted((one, other) => one.started - other.started);
    const ambiguous = new Set(entries.flatMap(({ columns }, at) => (isAmbiguous(columns) ? [at] : [])));
    const sure = (_: unknown, at: number) => !ambiguous.has(at);
    expect(ambiguous.size).toBeLessThan(5);
    expect(entries).toHaveLength(sorted.length);
    expect(entries.filter(sure).map(({ columns }) => readBack(columns))).toEqual(sorted.filter(sure).map(told));
    expect(new Set(entries.map(({ columns }) => columns.tenant?.name ?? columns.tenant?.id))).toEqual(
      new Set([tenant.name]),
    );
  },
);
