import type { ReactNode } from 'react';
import { facetStrings } from '../../../strings/facets';
import { formatCount } from '../../../ui/format-number';
import './facet-row.css';

export interface FacetRowProps {
  /** The value in words. */
  readonly name: string;
  readonly label: ReactNode;
  /** null: not known yet. */
  readonly count: number | null;
  /** Of all entries of the facet, 0 to 1. */
  readonly share: number;
  readonly choice: 'kept' | 'leftOut' | null;
  /** The one of its list that the Tab key comes to. */
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
  readonly onNot: () => void;
  readonly onFocus: () => void;
}

/** One value: ticked to keep it beside others; "only" and "not" by one press; its share as a thin bar. */
export function FacetRow(props: FacetRowProps) {
  const { name, label, count, share, choice, isStop, onToggle, onOnly, onNot, onFocus } = props;
  return (
    <div className="vt-facet-row" data-facet-row={name} data-left-out={choice === 'leftOut'} onFocus={onFocus}>
      <label className="vt-facet-label">
        <input
          type="checkbox"
          checked={choice === 'kept'}
          tabIndex={isStop ? 0 : -1}
          onChange={onToggle}
          aria-label={facetStrings.valueName(name, count, choice === 'leftOut')}
        />
        {choice === 'leftOut' && (
          <span className="vt-facet-sign" aria-hidden>
            {facetStrings.leftOut}
          </span>
        )}
        <span className="vt-facet-name">{label}</span>
        <span className="vt-facet-count" aria-hidden>
          {count === null ? '…' : formatCount(count)}
        </span>
      </label>
      <div className="vt-facet-acts">
        <button type="button" tabIndex={-1} aria-label={facetStrings.onlyValue(name)} onClick={onOnly}>
          {facetStrings.only}
        </button>
        <button type="button" tabIndex={-1} aria-label={facetStrings.notValue(name)} onClick={onNot}>
          {facetStrings.not}
        </button>
      </div>
      <div
        className="vt-facet-bar"
        aria-hidden
        style={{
          width: `calc((100% - 30px) * ${String(Math.min(1, share))})`,
          background: choice === 'kept' ? 'var(--vt-accent)' : 'var(--vt-lineStrong)',
        }}
      />
    </div>
  );
}
