import { readingStrings } from '../../../strings/reading';
import { MiddleText } from '../../../ui/middle-text';
import { usePathValues } from './path-values';

/** What a record holds at a place. Only ever text. */
export function PathCell({ id, path }: { readonly id: number; readonly path: string }) {
  const { valueOf, failure } = usePathValues();
  const value = valueOf(id, path);
  if (value === undefined) {
    return (
      <span style={{ color: 'var(--vt-textQuiet)' }} title={failure ?? undefined}>
        {failure === null ? readingStrings.valueWaits : readingStrings.notRead}
      </span>
    );
  }
  return value === null ? null : <MiddleText text={value} />;
}
