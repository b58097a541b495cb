import { describe, expect, it } from 'vitest';
import { isStroke, strokeName, strokeOfAccelerator, strokesOfKeys } from '@core/commands/strokes';

const pressed = (key: string, held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('strokes', () => {
  it('reads single keys, keys with Shift and pairs of keys', () => {
    expect(['j', 'Shift f', 'g s', 'Esc', '?'].map((keys) => strokesOfKeys(keys).map(strokeName))).toEqual([
      ['j'],
      ['Shift+f'],
      ['g', 's'],
      ['Escape'],
      ['?'],
    ]);
  });

  it('takes a sign as it is typed, whether or not the keyboard needs Shift for it', () => {
    const [question] = strokesOfKeys('?');
    if (question === undefined) throw new Error('no stroke');
    expect([isStroke(question, pressed('?', ['shift']), false), isStroke(question, pressed('?'), false)]).toEqual([
      true,
      true,
    ]);
  });

  it('tells a letter from the same letter with Shift, also under Caps Lock', () => {
    const [small] = strokesOfKeys('f');
    const [large] = strokesOfKeys('Shift f');
    if (small === undefined || large === undefined) throw new Error('no stroke');
    expect([
      isStroke(small, pressed('F'), false),
      isStroke(small, pressed('F', ['shift']), false),
      isStroke(large, pressed('F', ['shift']), false),
      isStroke(large, pressed('f', ['ctrl', 'shift']), false),
    ]).toEqual([true, false, true, false]);
  });

  it('takes Ctrl for the primary key, and the command key on a Mac', () => {
    const palette = strokeOfAccelerator('CmdOrCtrl+K');
    expect([
      isStroke(palette, pressed('k', ['ctrl']), false),
      isStroke(palette, pressed('k', ['meta']), true),
      isStroke(palette, pressed('k', ['ctrl']), true),
      isStroke(strokeOfAccelerator('Alt+Left'), pressed('ArrowLeft', ['alt']), false),
    ]).toEqual([true, true, false, true]);
  });
});
