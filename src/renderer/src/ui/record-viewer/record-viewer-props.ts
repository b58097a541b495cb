/** A text to show, and how. */
export interface RecordViewerProps {
  readonly text: string;
  readonly language: 'json' | 'plaintext';
  /** Read aloud. */
  readonly label: string;
}

/** What the buttons around a viewer do with it. Offsets are UTF-16 code units of the text shown. */
export interface RecordViewerHandle {
  focus(): void;
  find(): void;
  foldAll(): void;
  unfoldAll(): void;
  /** The cursor; null before there is one. */
  offset(): number | null;
  reveal(start: number, end: number): void;
}
