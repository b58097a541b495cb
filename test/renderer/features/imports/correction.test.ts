import { expect, it } from 'vitest';
import { correctionInput } from '../../../../src/renderer/src/features/imports/correction';

it('sends only what was changed', () => {
  expect(correctionInput({ zone: 'Europe/Berlin', tenant: ' ', kind: '' })).toEqual({ zone: 'Europe/Berlin' });
});

it('is nothing to send where nothing was changed', () => {
  expect(correctionInput({})).toBeNull();
  expect(correctionInput({ tenant: '  ', dateOrder: '' })).toBeNull();
});
