import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../src/main/window-place';

const laptop = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const size = { width: 1200, height: 800, isMaximized: false };

describe('placeWindow', () => {
  it('opens the window where it was', () => {
    expect(placeWindow({ x: 2100, y: 100, ...size }, [laptop, second])).toEqual({
      x: 2100,
      y: 100,
      width: 1200,
      height: 800,
    });
  });

  it('brings it back where its screen is gone, or its top is out of reach', () => {
    const centred = { width: 1200, height: 800 };
    expect(placeWindow({ x: 2100, y: 100, ...size }, [laptop])).toEqual(centred);
    expect(placeWindow({ x: 100, y: -600, ...size }, [laptop])).toEqual(centred);
    expect(placeWindow({ x: 1900, y: 100, ...size }, [laptop])).toEqual(centred);
    expect(placeWindow({ x: null, y: null, ...size }, [laptop])).toEqual(centred);
  });

  it('is never larger than its screen', () => {
    const large = { x: 0, y: 0, width: 4000, height: 3000, isMaximized: false };
    expect(placeWindow(large, [laptop])).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
  });
});
