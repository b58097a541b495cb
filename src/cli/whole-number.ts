import { UsageError } from './failures';

/** Reads a whole number from `least`; fails with a sentence that names the option or argument. */
export function wholeNumber(text: string, what: string, least: number): number {
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text.trim()) || number < least) {
    throw new UsageError(`${what} "${text}" is no whole number from ${least}.`);
  }
  return number;
}
