/** A key with what is held down beside it. `primary` is Ctrl, on a Mac the command key. */
export interface Stroke {
  /** As a keyboard event names it, letters small. */
  readonly key: string;
  readonly primary: boolean;
  readonly alt: boolean;
  /** Counts for letters and named keys; a sign such as `?` says by itself whether it needs it. */
  readonly shift: boolean;
}

/** A keyboard event, by its shape: core has no DOM. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const EVENT_NAMES: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Esc: 'Escape',
  Space: ' ',
};

const keyOf = (name: string): string => EVENT_NAMES[name] ?? (name.length === 1 ? name.toLowerCase() : name);

/** `Shift f` is one stroke, `g s` two, one after the other. */
export function strokesOfKeys(keys: string): readonly Stroke[] {
  const words = keys.split(' ');
  const strokes: Stroke[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const shift = words[at] === 'Shift';
    if (shift) at += 1;
    strokes.push({ key: keyOf(words[at] ?? ''), primary: false, alt: false, shift });
  }
  return strokes;
}

/** The stroke of a menu's shortcut, in Electron's words: `CmdOrCtrl+Shift+N`. */
export function strokeOfAccelerator(accelerator: string): Stroke {
  const words = accelerator.split('+');
  return {
    key: keyOf(words.at(-1) ?? ''),
    primary: words.includes('CmdOrCtrl'),
    alt: words.includes('Alt'),
    shift: words.includes('Shift'),
  };
}

const isSign = (key: string): boolean => key.length === 1 && !/[a-z]/i.test(key);

/** Whether a pressed key is the stroke. */
export function isStroke(stroke: Stroke, pressed: PressedKey, isMac: boolean): boolean {
  const primary = isMac ? pressed.metaKey : pressed.ctrlKey;
  const other = isMac ? pressed.ctrlKey : pressed.metaKey;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (key !== stroke.key || primary !== stroke.primary || pressed.altKey !== stroke.alt || other) return false;
  return isSign(stroke.key) && !stroke.primary ? true : pressed.shiftKey === stroke.shift;
}

/** A stroke as a text that two equal strokes share. */
export const strokeName = (stroke: Stroke): string =>
  [stroke.primary ? 'Primary' : '', stroke.alt ? 'Alt' : '', stroke.shift ? 'Shift' : '', stroke.key]
    .filter((one) => one !== '')
    .join('+');
