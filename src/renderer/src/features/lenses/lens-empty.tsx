import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { SearchX } from 'lucide-react';
import { lensText as text } from '../../strings/lenses';
import { EmptyState } from '../../ui/empty-state';

interface LensEmptyProps {
  /** Rows are looked for by a text. */
  readonly isFinding: boolean;
  readonly coverage: SearchCoverage | null;
}

/** No rows: a finding only where everything is covered. */
export function LensEmpty({ isFinding, coverage }: LensEmptyProps) {
  const why = coverage === null ? text.emptyUnknown : coverage.isComplete ? text.emptyCovered : text.emptyNotCovered;
  return (
    <EmptyState icon={<SearchX size={28} aria-hidden />} title={text.emptyTitle}>
      {isFinding ? text.emptyFind : why}
    </EmptyState>
  );
}
