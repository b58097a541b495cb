/** Two texts to compare, and how. */
export interface DiffViewerProps {
  readonly left: string;
  readonly right: string;
  readonly language: 'json' | 'plaintext';
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly isInline: boolean;
  /** How many stretches of lines differ; null: not known, for the texts are being compared. */
  readonly onDifferences: (differences: number | null) => void;
}

export interface DiffViewerHandle {
  focus(): void;
  /** Shows a difference, counted from 0. */
  show(index: number): void;
}
