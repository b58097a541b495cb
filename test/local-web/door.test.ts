import { describe, expect, it } from 'vitest';
import { Door } from '../../src/local-web/door';

describe('the door', () => {
  it('lets a start token in once', () => {
    const door = new Door();
    const token = door.issueStartToken();
    expect(door.enter('guess')).toBeNull();
    expect(door.enter(token)).not.toBeNull();
    expect(door.enter(token)).toBeNull();
  });

  it('opens a session to cookie and page key together, and to neither alone', () => {
    const door = new Door();
    const entered = door.enter(door.issueStartToken());
    expect(door.openSession(entered?.cookie, undefined)).toBeNull();
    expect(door.openSession(undefined, entered?.pageKey)).toBeNull();
    expect(door.openSession(entered?.cookie, entered?.cookie)).toBeNull();
    const token = door.openSession(entered?.cookie, entered?.pageKey) ?? '';
    expect(door.admits(entered?.cookie, token)).toBe(true);
    expect(door.admits(entered?.cookie, entered?.pageKey)).toBe(false);
    expect(door.admits('other', token)).toBe(false);
    expect(door.admits(undefined, token)).toBe(false);
  });

  it('keeps the first window open when a second one comes in', () => {
    const door = new Door();
    const first = door.enter(door.issueStartToken());
    const token = door.openSession(first?.cookie, first?.pageKey) ?? '';
    const second = door.enter(door.issueStartToken());
    expect(second?.cookie).toBe(first?.cookie);
    expect(second?.pageKey).not.toBe(first?.pageKey);
    expect(door.admits(second?.cookie, token)).toBe(true);
  });

  it('is a door of its own: nothing of one opens another', () => {
    const entered = new Door();
    const other = new Door();
    const { cookie, pageKey } = entered.enter(entered.issueStartToken()) ?? { cookie: '', pageKey: '' };
    expect(other.knowsCookie(cookie)).toBe(false);
    expect(other.openSession(cookie, pageKey)).toBeNull();
    expect(other.enter(entered.issueStartToken())).toBeNull();
  });
});
