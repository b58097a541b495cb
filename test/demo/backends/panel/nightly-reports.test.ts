import { addNightlyReports } from '@demo/backends/panel/nightly-reports';
import { renderEntry } from '@demo/backends/panel/panel-entries';
import { PanelStore } from '@demo/backends/panel/panel-store';
import { panelWorld } from '@demo/backends/panel/panel-world';
import { expect, test } from 'vitest';

const NOW = Date.parse('2026-11-21T09:00:00Z');
const ZONE = 'Europe/Berlin';

test('every customer has its report of each night, but for the one that did not run', () => {
  const world = panelWorld(3);
  const store = new PanelStore({ customers: 3, entriesPerTenant: 0, days: 30, now: NOW, seed: 1 });
  addNightlyReports(store, world, { now: NOW, days: 30, zone: ZONE });
  const reports = [...store.all()].map((entry) => renderEntry(store, world, entry));
  const nightsOf = (place: number) =>
    reports.filter(({ tenant }) => tenant.place === place).map(({ started }) => new Date(started).toISOString());
  expect([0, 1, 2, 3].map((place) => nightsOf(place).length)).toEqual([0, 30, 29, 30]);
  // The panel's clock, on both sides of the change of clocks.
  expect(nightsOf(1)[0]).toBe('2026-10-23T02:40:04.000Z');
  expect(nightsOf(1).at(-1)).toBe('2026-11-21T03:40:04.000Z');
  expect(
    nightsOf(2)
      .filter((night) => night > '2026-11-16')
      .slice(0, 2),
  ).toEqual(['2026-11-16T03:40:08.000Z', '2026-11-18T03:40:08.000Z']);
  expect(new Set(reports.map(({ task, item, severity }) => `${task} ${item} ${severity}`))).toEqual(
    new Set(['RUN_SCHEDULE Storage Use Report information']),
  );
  expect(reports.every(({ started, finished }) => finished > started && started < NOW)).toBe(true);
});

test('what has not happened yet is not there', () => {
  const world = panelWorld(1);
  const store = new PanelStore({ customers: 1, entriesPerTenant: 0, days: 2, now: NOW, seed: 1 });
  addNightlyReports(store, world, { now: Date.parse('2026-11-21T03:00:00Z'), days: 2, zone: ZONE });
  expect([...store.all()]).toHaveLength(1);
});
