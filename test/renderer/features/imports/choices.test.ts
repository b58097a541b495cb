import { NO_CHOICES, type ReadingPlan, type Recognition } from '@core/backends/reading-plan';
import type { FilePreview, ImportPreview } from '@core/imports/import-preview';
import { describe, expect, it } from 'vitest';
import {
  agreed,
  choicesInput,
  isRemembered,
  questionsOf,
  readableFiles,
  withRemembered,
} from '../../../../src/renderer/src/features/imports/choices';

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
  delimiter: null,
  recordColumn: null,
};

const recognition = (change: Partial<Recognition>, changedPlan: Partial<ReadingPlan> = {}): Recognition => ({
  plan: { ...plan, ...changedPlan },
  confidence: 1,
  reason: '',
  asks: [],
  dateOrderIsAmbiguous: false,
  ...change,
});

const file = (name: string, recognised: Recognition | null): FilePreview => ({
  name,
  byteLength: 1,
  recognition: recognised,
  problem: recognised === null ? 'It is encrypted.' : null,
  entries: [],
  records: [],
  rejected: [],
  isWhole: true,
});

const preview = (...files: FilePreview[]): ImportPreview => ({ files, furtherFiles: 0, byteLength: 1, kinds: [] });

describe('the questions of a preview', () => {
  it('are what at least one file asks, each once, in one order', () => {
    const shown = preview(
      file('a', recognition({ asks: ['zone', 'tenant'] })),
      file('b', recognition({ asks: ['tenant', 'mapping'] })),
      file('c', null),
    );
    expect(questionsOf(shown)).toEqual(['mapping', 'tenant', 'zone']);
  });

  it('include the date order wherever the dates of a file fit more than one', () => {
    expect(questionsOf(preview(file('a', recognition({ dateOrderIsAmbiguous: true }))))).toEqual(['date-order']);
  });
});

it('shows a value only where all readable files agree on it', () => {
  const zoned = (zone: string | null): FilePreview => file('a', recognition({}, { zone }));
  expect(agreed(preview(zoned('UTC'), zoned('UTC'), file('x', null)), 'zone')).toBe('UTC');
  expect(agreed(preview(zoned('UTC'), zoned('Europe/Berlin')), 'zone')).toBeNull();
  expect(agreed(preview(file('x', null)), 'zone')).toBeNull();
});

it('counts only files that can be read', () => {
  expect(readableFiles(preview(file('a', recognition({})), file('b', null))).map((one) => one.name)).toEqual(['a']);
});

it('sends names without the spaces around them, and an emptied field as not given', () => {
  const sent = choicesInput({ ...NO_CHOICES, tenant: '  Contoso ', organization: '   ', zone: '' });
  expect([sent.tenant, sent.organization, sent.zone, sent.kind]).toEqual(['Contoso', null, null, 'auto']);
});

describe('what was said of such files the last time', () => {
  const remembered = preview(file('a', recognition({}, { tenant: 'Contoso', zone: 'Europe/Berlin' })));

  it('is taken over by the first change, so that it is not forgotten', () => {
    const begun = withRemembered(remembered, NO_CHOICES);
    expect([begun.tenant, begun.zone, begun.mapping, begun.kind]).toEqual(['Contoso', 'Europe/Berlin', null, 'auto']);
  });

  it('is told apart from what is said now', () => {
    const said = { ...NO_CHOICES, tenant: 'Fabrikam' };
    expect([isRemembered(remembered, NO_CHOICES, 'tenant'), isRemembered(remembered, said, 'tenant')]).toEqual([
      true,
      false,
    ]);
    expect(isRemembered(remembered, NO_CHOICES, 'organization')).toBe(false);
  });

  it('does not come back over what was changed since', () => {
    const changed = { ...NO_CHOICES, tenant: '' };
    expect(withRemembered(remembered, changed)).toBe(changed);
  });
});
