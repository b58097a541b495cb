import { isLowSurrogate, middleCut } from './middle-cut';
import './middle-text.css';

/** Characters of the end that stay readable however narrow the place. */
const TAIL = 8;
const MOST = 400;

/** One line of text that gives way in its middle where the place is narrow; the whole is its title. */
export function MiddleText({ text, title = text }: { readonly text: string; readonly title?: string }) {
  const line = middleCut(text, MOST).replaceAll(/\s+/gu, ' ');
  if (line.length <= 2 * TAIL) {
    return (
      <span className="vt-middle-whole" title={title}>
        {line}
      </span>
    );
  }
  const cut = line.length - TAIL;
  const at = isLowSurrogate(line.charCodeAt(cut)) ? cut - 1 : cut;
  return (
    <span className="vt-middle" title={title}>
      <span className="vt-middle-head">{line.slice(0, at)}</span>
      <span className="vt-middle-tail">{line.slice(at)}</span>
    </span>
  );
}
