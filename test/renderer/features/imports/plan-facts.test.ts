import type { ReadingPlan } from '@core/backends/reading-plan';
import { expect, it } from 'vitest';
import { planFacts } from '../../../../src/renderer/src/features/imports/plan-facts';

const plan: ReadingPlan = {
  kind: 'mspcontrol',
  mappingVersion: 2,
  framing: 'panel-csv',
  encoding: 'windows-1252',
  recordPlace: null,
  tenant: 'Contoso',
  organization: null,
  instance: null,
  zone: 'Europe/Berlin',
  dateOrder: 'month-day-year',
  mapping: null,
  headings: null,
  delimiter: ';',
  recordColumn: null,
};

it('tells how a file was read, and leaves out what was not decided', () => {
  expect(planFacts(plan)).toEqual([
    'Windows-1252',
    'CSV, separated by semicolon',
    'times without a zone read as Europe/Berlin',
    'dates as month, day, year',
    'tenant Contoso',
    'mapping version 2',
  ]);
});
