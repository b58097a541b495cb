import { MiddleText } from '../../../ui/middle-text';
import { PersonMark } from '../../../ui/person-mark';

/** A performer in a list of values, with the mark of the person whom the name belongs to. */
export function PerformerLabel({ name, performer }: { readonly name: string; readonly performer: string }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 }}>
      <span style={{ minWidth: 0, flex: '0 1 auto' }}>
        <MiddleText text={name} />
      </span>
      <PersonMark performer={performer} />
    </span>
  );
}
