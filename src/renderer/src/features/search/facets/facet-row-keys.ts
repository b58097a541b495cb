import type { KeyboardEvent } from 'react';

/** What a key means on a value of a facet. */
export interface FacetRowActs {
  readonly only: () => void;
  readonly not: () => void;
  readonly copy: () => void;
  readonly menu: (place: { readonly x: number; readonly y: number }) => void;
}

/** Arrows go from value to value, through all facets, and to a value's buttons; the rest is as in the grid. */
export function facetRowKey(event: KeyboardEvent, acts: FacetRowActs): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const row = event.target.closest<HTMLElement>('[data-facet-row]');
  if (row === null) return;
  const act = actOf(event, row, acts);
  if (act === null) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actOf(event: KeyboardEvent, row: HTMLElement, acts: FacetRowActs): (() => void) | null {
  const isOnButton = event.target instanceof HTMLButtonElement;
  switch (event.key) {
    case 'ArrowDown':
      return () => goBy(row, 1);
    case 'ArrowUp':
      return () => goBy(row, -1);
    case 'ArrowRight':
      return () => goAside(row, 1);
    case 'ArrowLeft':
      return () => goAside(row, -1);
    case 'Enter':
      return isOnButton ? null : acts.only;
    case 'f':
      return acts.only;
    case 'F':
      return acts.not;
    case 'C':
      return acts.copy;
    case 'ContextMenu':
      return () => acts.menu(placeBelow(row));
    case 'F10':
      return event.shiftKey ? () => acts.menu(placeBelow(row)) : null;
    default:
      return null;
  }
}

function placeBelow(row: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 24, y: bottom };
}

function goBy(row: HTMLElement, by: 1 | -1): void {
  const rows = [...(row.closest('[data-facets]')?.querySelectorAll<HTMLElement>('[data-facet-row]') ?? [])];
  rows[rows.indexOf(row) + by]?.querySelector('input')?.focus();
}

function goAside(row: HTMLElement, by: 1 | -1): void {
  const stops = [...row.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((one) => one === document.activeElement);
  stops[at + by]?.focus();
}
