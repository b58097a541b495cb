import type { ReactNode } from 'react';

export interface SmallBadgeProps {
  readonly children: ReactNode;
  readonly title?: string;
  readonly tone?: 'quiet' | 'warning' | 'error';
}

const COLOURS = { quiet: 'var(--vt-textQuiet)', warning: 'var(--vt-warning)', error: 'var(--vt-error)' } as const;

/** A word in a frame, beside what it is about. */
export function SmallBadge({ children, title, tone = 'quiet' }: SmallBadgeProps) {
  return (
    <span
      title={title}
      style={{
        flex: 'none',
        fontSize: 11,
        lineHeight: '16px',
        padding: '0 4px',
        border: `1px solid ${tone === 'quiet' ? 'var(--vt-lineStrong)' : COLOURS[tone]}`,
        borderRadius: 3,
        color: COLOURS[tone],
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </span>
  );
}
