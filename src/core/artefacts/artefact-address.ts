import type { ArtefactQuestion } from './artefact';

/**
 * Fills `{nativeId}` and `{item}` into an address template; null where a value that it names is missing. Values are
 * percent-encoded, so that a record cannot lead anywhere else.
 */
export function artefactAddress(template: string, question: ArtefactQuestion): string | null {
  let isComplete = true;
  const filled = template.replace(/\{(nativeId|item)\}/g, (_, name: 'nativeId' | 'item') => {
    const value = question[name];
    if (value === null || value === '') isComplete = false;
    return encodeURIComponent(value ?? '');
  });
  return isComplete ? filled : null;
}
