import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '@app/adapters/http/redactor';

const redactorOf = (secret: string, user: string | null = null): Redactor => {
  const redactor = new Redactor();
  redactor.add(secret, user);
  return redactor;
};
const encoders: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => new URLSearchParams({ x: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join(''),
  (text) => [...text].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join(''),
  (text) =>
    [...text]
      .map((one) => [...one].map((_, i) => `\\u${one.charCodeAt(i).toString(16).padStart(4, '0')}`)[0] ?? '')
      .join(''),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;').replaceAll('"', '&quot;'),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(`ann:${text}`).toString('base64'),
  (text) => new URL(`http://x/?${text.replaceAll(/[#%&+\\\s]/g, encodeURIComponent)}`).search.slice(1),
];

describe('a redactor', () => {
  it('takes a secret out however it is written', () => {
    const ascii = fc
      .string({ minLength: 4, maxLength: 40, unit: 'grapheme-ascii' })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(ascii, fc.nat(encoders.length - 1), (secret, at) => {
        const written = encoders[at]?.(secret) ?? secret;
        expect(redactorOf(secret, 'ann').redact(`before ${written} after`)).toBe('before [secret] after');
      }),
    );
  });

  it('leaves no half of a secret at a cut', () => {
    const secret = 'secret-of-twenty-four-ch';
    const text = `${'x'.repeat(1990)}${secret.repeat(300)}`;
    const shown = redactorOf(secret).excerpt(text, 2000) ?? '';
    expect(shown.length).toBeGreaterThan(1800);
    expect(shown.replaceAll('[secret]', '')).toMatch(/^x+(\[|\[s|\[se|\[sec|\[secr|\[secre|\[secret)?$/);
    expect(redactorOf(secret).excerpt('short', 2000)).toBe('short');
  });

  it('shows nothing of others where a secret is too short to be found', () => {
    expect(redactorOf('ab').excerpt('cab', 2000)).toBeNull();
    expect(redactorOf('ab').redact('cab')).toBe('cab');
  });

  it('takes out a key file too', () => {
    const key = 'MIIEvQIBADANBg'.repeat(400);
    expect(redactorOf(key).redact(`x${key}y${encodeURIComponent(key)}`)).toBe('x[secret]y[secret]');
  });
});
