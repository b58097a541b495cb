import { choicesFor, rememberChoices, resolveMapping } from '@app/features/imports/choices-for';
import { genericMappingSchema } from '@core/backends/generic-mapping';
import { NO_CHOICES } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import { DEFAULT_SETTINGS } from '@core/settings/settings';
import { describe, expect, it } from 'vitest';

const october = { path: '/logs/audit-2026-10.csv', name: 'audit-2026-10.csv' };
const november = { path: '/logs/audit-2026-11.csv', name: 'audit-2026-11.csv' };
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
});
