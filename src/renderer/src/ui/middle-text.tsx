import { isLowSurrogate, middleCut } from './middle-cut';

/** Characters of the end that stay readable however narrow the place. */
const TAIL = 8;
const MOST = 400;

const LINE = { display: 'flex', minWidth: 0, whiteSpace: 'pre', overflow: 'hidden', unicodeBidi: 'isolate' } as const;
const HEAD = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  flex: '0 1 auto',
  minWidth: 0,
  unicodeBidi: 'isolate',
} as const;
const TAIL_STYLE = { flex: 'none', unicodeBidi: 'isolate' } as const;

/** One line of text that gives way in its middle where the place is narrow; the whole is its title. */
export function MiddleText({ text, title }: { readonly text: string; readonly title?: string }) {
  const line = middleCut(text, MOST).replaceAll(/\s+/gu, ' ');
  const cut = line.length > 2 * TAIL ? line.length - TAIL : line.length;
  const at = isLowSurrogate(line.charCodeAt(cut)) ? cut - 1 : cut;
  return (
    <span style={LINE} title={title ?? text}>
      <span style={HEAD}>{line.slice(0, at)}</span>
      {at < line.length && <span style={TAIL_STYLE}>{line.slice(at)}</span>}
    </span>
  );
}
