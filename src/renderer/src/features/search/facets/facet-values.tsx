import { type ReactNode, useState } from 'react';
import { facetStrings } from '../../../strings/facets';
import { MiddleText } from '../../../ui/middle-text';
import { FacetRow } from './facet-row';
import { facetRowKey } from './facet-row-keys';
import { useDimmed } from '../../../ui/use-dimmed';

/** A value as it stands in the list. */
export interface ShownValue {
  /** What is handed back when something is done with it. */
  readonly value: string;
  readonly name: string;
  /** The name, unless given. */
  readonly label?: ReactNode;
  /** null: not known yet. */
  readonly count: number | null;
  readonly choice: 'kept' | 'leftOut' | null;
}

/** Where a menu opens, and for what. */
export interface ValuePlace {
  readonly value: string;
  readonly x: number;
  readonly y: number;
}

export interface FacetValuesProps {
  readonly title: string;
  readonly values: readonly ShownValue[];
  /** What a share is a share of. */
  readonly entries: number;
  readonly isOutdated: boolean;
  readonly onToggle: (value: string) => void;
  readonly onOnly: (value: string) => void;
  readonly onNot: (value: string) => void;
  readonly onCopy: (value: string) => void;
  readonly onMenu: (place: ValuePlace) => void;
}

/** The values of a facet. Knows nothing of fields: places in raw are shown by it too. */
export function FacetValues(props: FacetValuesProps) {
  const { title, values, entries, isOutdated, onToggle, onOnly, onNot, onCopy, onMenu } = props;
  const dim = useDimmed(isOutdated);
  const [stop, setStop] = useState<string | null>(null);
  const stopAt = values.some((one) => one.value === stop) ? stop : (values[0]?.value ?? null);
  return (
    <div role="group" aria-label={facetStrings.valuesOf(title)} aria-busy={isOutdated} style={dim}>
      {values.map(({ value, name, label, count, choice }) => (
        <div
          key={value}
          onKeyDown={(event) =>
            facetRowKey(event, {
              only: () => onOnly(value),
              not: () => onNot(value),
              copy: () => onCopy(value),
              menu: (place) => onMenu({ value, ...place }),
            })
          }
          onContextMenu={(event) => {
            event.preventDefault();
            onMenu({ value, x: event.clientX, y: event.clientY });
          }}
        >
          <FacetRow
            name={name}
            label={label ?? <MiddleText text={name} />}
            count={count}
            share={entries === 0 || count === null ? 0 : count / entries}
            choice={choice}
            isStop={value === stopAt}
            onToggle={() => onToggle(value)}
            onOnly={() => onOnly(value)}
            onNot={() => onNot(value)}
            onFocus={() => setStop(value)}
          />
        </div>
      ))}
    </div>
  );
}
