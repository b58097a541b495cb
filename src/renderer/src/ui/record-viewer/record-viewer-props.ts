/** A text beside a place of the text shown: never part of what is copied, found or selected. */
export interface ViewerNote {
  /** It stands after the character before this one. */
  readonly offset: number;
  readonly text: string;
}

/** A place of the text, and where on the screen what belongs to it may open. */
export interface ViewerPlace {
  readonly offset: number;
  readonly x: number;
  readonly y: number;
}

/** A text to show, and how. Offsets are UTF-16 code units of the text shown. */
export interface RecordViewerProps {
  readonly text: string;
  readonly language: 'json' | 'plaintext';
  /** Read aloud. */
  readonly label: string;
  readonly notes?: readonly ViewerNote[];
  /** The cursor has gone there. */
  readonly onCaret?: (offset: number) => void;
  /** A right click, or Enter, the menu key or Shift+F10 at the cursor. */
  readonly onMenu?: (place: ViewerPlace) => void;
  /** A click with Ctrl (Cmd on a Mac). */
  readonly onPick?: (offset: number) => void;
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
