import { choicesFor, rememberChoices, rememberCorrection, resolveMapping } from '@app/features/imports/choices-for';
import { genericMappingSchema } from '@core/backends/generic-mapping';
import { NO_CHOICES, type ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import { describe, expect, it } from 'vitest';

const october = { path: '/logs/audit-2026-10.csv', name: 'audit-2026-10.csv' };
const november = { path: '/logs/audit-2026-11.csv', name: 'audit-2026-11.csv' };
const NO_PLAN: ReadingPlan = {
  kind: 'generic',
  mappingVersion: 1,
  framing: 'csv',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: null,
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: null,
  recordColumn: null,
};
const given = { ...NO_CHOICES, kind: 'mspcontrol', tenant: 'Acme', zone: 'Europe/Berlin' } as const;

describe('choices for a source', () => {
  it('are remembered for the next file of the same name but for its numbers', () => {
    const settings = rememberChoices([october], given, DEFAULT_SETTINGS);
    expect(choicesFor(november, NO_CHOICES, settings)).toEqual(given);
  });

  it('given now win over those remembered, as a whole', () => {
    const settings = rememberChoices([october], given, DEFAULT_SETTINGS);
    const now = { ...NO_CHOICES, tenant: 'Beta' };
    expect(choicesFor(november, now, settings)).toEqual(now);
  });

  it('are not remembered when nothing was said, and do not forget what was', () => {
    const settings = rememberChoices([october], given, DEFAULT_SETTINGS);
    expect(rememberChoices([november], NO_CHOICES, settings)).toBe(settings);
  });

  it('name a mapping that is saved, or fail with the names that are', () => {
    const mapping = genericMappingSchema.parse({ version: 1, name: 'panther' });
    const settings = { ...DEFAULT_SETTINGS, mappings: [mapping] };
    expect(choicesFor(october, { ...NO_CHOICES, mapping: 'panther' }, settings).mapping).toEqual(mapping);
    expect(() => resolveMapping('panter', settings)).toThrow(
      new ExpectedFailure('mapping-not-found', 'There is no saved mapping named "panter"; saved are "panther".'),
    );
  });

  it('remember a saved mapping by its name', () => {
    const mapping = genericMappingSchema.parse({ version: 1, name: 'panther' });
    const saved = { ...DEFAULT_SETTINGS, mappings: [mapping] };
    const settings = rememberChoices([october], { ...NO_CHOICES, mapping: 'panther' }, saved);
    expect(choicesFor(november, NO_CHOICES, settings).mapping).toEqual(mapping);
  });

  it('that a correction found wrong are not used again', () => {
    const settings = rememberChoices([october], given, DEFAULT_SETTINGS);
    const plan = { ...NO_PLAN, kind: 'mspcontrol', tenant: 'Acme', zone: 'Europe/Berlin' } as const;
    const corrected = rememberCorrection([{ name: 'audit-2026-10.csv', plan }], { zone: 'UTC' }, settings);
    expect(choicesFor(november, NO_CHOICES, corrected)).toEqual({ ...given, zone: 'UTC' });
    const other = rememberCorrection(
      [{ name: 'audit-1-1.csv', plan: { ...plan, tenant: 'Beta' } }],
      { zone: 'UTC' },
      settings,
    );
    expect(choicesFor(november, NO_CHOICES, other)).toEqual(given);
  });
});
