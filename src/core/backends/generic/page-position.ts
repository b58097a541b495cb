import type { Paging } from './description-paging';

/** Which page is asked. */
export interface PagePosition {
  readonly isFirst: boolean;
  /** The page's own address, where the backend named it. */
  readonly address: string | null;
  readonly cursor: string | null;
  readonly page: number | null;
  readonly offset: number | null;
}

/** The first page of a window. */
export function firstPosition(paging: Paging): PagePosition {
  return {
    isFirst: true,
    address: null,
    cursor: paging.kind === 'token' && paging.first !== '' ? paging.first : null,
    page: paging.kind === 'page' ? paging.first : null,
    offset: paging.kind === 'offset' ? paging.first : null,
  };
}

/** A page as text, for the ledger; by it a window is taken up again. */
export function cursorText(paging: Paging, position: PagePosition): string {
  const value = position.address ?? position.cursor ?? position.page ?? position.offset ?? '';
  return `${paging.kind}:${value}`;
}

/** The page that a kept cursor names; null where it belongs to another way of paging. */
export function positionOf(paging: Paging, text: string): PagePosition | null {
  const prefix = `${paging.kind}:`;
  if (!text.startsWith(prefix)) return null;
  const value = text.slice(prefix.length);
  const none = { isFirst: false, address: null, cursor: null, page: null, offset: null };
  switch (paging.kind) {
    case 'none':
      return null;
    case 'link-header':
    case 'next-address':
      return { ...none, address: value };
    case 'token':
    case 'checkpoint':
      return { ...none, cursor: value };
    case 'page':
    case 'offset':
      return /^\d{1,15}$/.test(value) ? { ...none, [paging.kind]: Number(value) } : null;
  }
}

/** Whether a window that was broken off can go on at its cursor in a later run. */
export function doCursorsLast(paging: Paging): boolean {
  return 'cursorsLast' in paging && paging.cursorsLast;
}
