import type { AnnotationChange } from './annotation';
import { MARK_TITLES } from './annotation';

const LONGEST_SHOWN_NOTE = 60;

/** What an action says, in a few words without an end: `tag “payroll”`, `mark Important`, `no note`, `reviewed`. */
export function describeChange(change: AnnotationChange): string {
  switch (change.kind) {
    case 'mark':
      return change.mark === null ? 'no mark' : `mark ${MARK_TITLES[change.mark]}`;
    case 'tag':
      return change.on ? `tag “${change.tag}”` : `tag “${change.tag}” taken off`;
    case 'note':
      return change.text === '' ? 'no note' : `note “${shortLine(change.text)}”`;
    case 'reviewed':
      return change.on ? 'reviewed' : 'review taken back';
  }
}

function shortLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  const shown = [...line].slice(0, LONGEST_SHOWN_NOTE).join('');
  return shown.length < line.length ? `${shown}…` : line;
}
