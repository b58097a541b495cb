import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { denyPermissions, guardContents, isAllowedOutside, isOwnPage } from '../../src/main/guard-contents';

/** The slice of Electron that guarding uses: it keeps what it is given, so that the test can play the browser. */
function contents() {
  const listeners = new Map<string, (event: unknown) => void>();
  let openHandler: ((details: { url: string }) => unknown) | null = null;
  const opened: string[] = [];
  guardContents(
    {
      on: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof openHandler) => {
        openHandler = handler;
      },
    } as unknown as Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
    {
      openExternal: (address: string) => {
        opened.push(address);
        return Promise.resolve();
      },
    },
  );
  const happen = (name: string, url: string): boolean => {
    let isPrevented = false;
    listeners.get(name)?.({ url, preventDefault: () => (isPrevented = true) });
    return isPrevented;
  };
  return { happen, open: (url: string) => openHandler?.({ url }), opened, names: [...listeners.keys()] };
}

describe('the page of the window', () => {
  it('opens no window; a listed document goes to the browser of the system', () => {
    const guarded = contents();
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'https://docs.github.com/en/audit']) {
      expect(guarded.open(url)).toEqual({ action: 'deny' });
    }
    expect(guarded.opened).toEqual(['https://docs.github.com/en/audit']);
  });

  it('goes nowhere: no navigation, no redirect, no embedded page', () => {
    const guarded = contents();
    expect(guarded.happen('will-navigate', 'https://evil.example/')).toBe(true);
    expect(guarded.happen('will-navigate', 'file:///home/x/y.html')).toBe(true);
    expect(guarded.happen('will-redirect', 'app://veritrail/')).toBe(true);
    expect(guarded.happen('will-attach-webview', '')).toBe(true);
    expect(guarded.opened).toEqual([]);
    expect(guarded.happen('will-navigate', 'app://veritrail/index.html')).toBe(false);
  });

  it.each([
    ['https://docs.lumu.io/x', true],
    ['http://docs.lumu.io/x', false],
    ['https://docs.lumu.io.evil.example/', false],
    ['https://docs.lumu.io@evil.example/', false],
    ['https://user:secret@docs.lumu.io/', false],
    ['https://docs.lumu.io:8443/', false],
    ['javascript:alert(1)', false],
    ['smb://docs.lumu.io/', false],
    ['nonsense', false],
  ])('may show %s outside: %s', (address, isAllowed) => {
    expect(isAllowedOutside(address)).toBe(isAllowed);
  });

  it.each([
    ['app://veritrail/index.html', true],
    ['app://other/index.html', false],
    ['https://veritrail/index.html', false],
    ['', false],
  ])('is known by its address: %s %s', (address, isOurs) => {
    expect(isOwnPage(address)).toBe(isOurs);
  });

  it('gets no permission but to copy', () => {
    type Handler = (...given: unknown[]) => unknown;
    const handlers: Record<string, Handler> = {};
    const keep = (name: string) => (handler: Handler) => {
      handlers[name] = handler;
    };
    denyPermissions({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display'),
    } as unknown as Session);
    const ask = (permission: string, url: string): unknown => {
      let answer: unknown;
      handlers['request']?.({ getURL: () => url }, permission, (given: unknown) => (answer = given));
      return answer;
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      expect(ask(permission, 'app://veritrail/')).toBe(false);
      expect(handlers['check']?.(null, permission, 'app://veritrail')).toBe(false);
    }
    expect(ask('clipboard-sanitized-write', 'app://veritrail/')).toBe(true);
    expect(ask('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(handlers['device']?.({})).toBe(false);
  });
});
