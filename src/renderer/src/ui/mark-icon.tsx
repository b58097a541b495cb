import type { Mark } from '@core/annotations/annotation';
import { CircleAlert, CircleCheck, CircleHelp, Star } from 'lucide-react';

const ICONS = { important: Star, suspicious: CircleAlert, unclear: CircleHelp, harmless: CircleCheck } as const;
const COLOURS = {
  important: 'var(--vt-accent)',
  suspicious: 'var(--vt-error)',
  unclear: 'var(--vt-warning)',
  harmless: 'var(--vt-success)',
} as const;

/** A mark's own shape and colour; its word stands beside it or in its title. */
export function MarkIcon({ mark, size = 14 }: { readonly mark: Mark; readonly size?: number }) {
  const Icon = ICONS[mark];
  return <Icon size={size} color={COLOURS[mark]} fill={mark === 'important' ? COLOURS[mark] : 'none'} aria-hidden />;
}
