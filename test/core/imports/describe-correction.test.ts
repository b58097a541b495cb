import type { ReadingPlan } from '@core/backends/reading-plan';
import { describeCorrection } from '@core/imports/describe-correction';
import { describe, expect, it } from 'vitest';

const plan: ReadingPlan = {
  kind: 'mspcontrol',
  mappingVersion: 1,
  framing: 'panel-csv',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: null,
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: ',',
  recordColumn: null,
};

describe('the note of a correction', () => {
  it('names what changed, from what to what', () => {
    expect(describeCorrection('log.csv', plan, { ...plan, zone: 'Europe/Berlin', tenant: 'Acme' })).toBe(
      'log.csv: tenant none became "Acme", time zone none became "Europe/Berlin"',
    );
  });
  it('says so where nothing did', () => {
    expect(describeCorrection('log.csv', plan, { ...plan })).toBe('log.csv: read again as before');
  });
});
