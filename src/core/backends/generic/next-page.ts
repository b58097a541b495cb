import { BackendFailure } from '../../http/backend-failure';
import type { Description } from './description';
import type { NamedNext } from './described-answer';
import { cursorText, type PagePosition } from './page-position';

/** What follows a page: another one, the window's end, or a contradiction. */
export type Step =
  | { readonly kind: 'go-on'; readonly position: PagePosition }
  | { readonly kind: 'end' }
  | { readonly kind: 'fail'; readonly failure: BackendFailure };

/** What is known of the page that came. */
export interface PageFacts {
  readonly items: number;
  /** Of them, how many this reading of the window had not met before. */
  readonly newItems: number;
  readonly next: NamedNext | null;
  readonly total: number | null;
  /** Items of the reading so far, this page included. */
  readonly received: number;
  /** For paging by checkpoint. */
  readonly lastId: string | null;
  /** True where every item happened at or after the window's end. */
  readonly isBehindWindow: boolean;
}

/** Empty pages in a row, and pages in a row that bring nothing new, before a backend is said to go round in circles. */
const MOST_EMPTY = 1000;
const MOST_STALE = 10;
const MOST_PAGES = 1_000_000;

const END: Step = { kind: 'end' };
const NO_POSITION = { isFirst: false, address: null, cursor: null, page: null, offset: null } as const;

/** Decides after each page of one reading whether and where the window goes on. */
export class PageSteps {
  readonly #description: Description;
  readonly #what: string;
  readonly #asked = new Set<string>();
  #pages = 0;
  #empty = 0;
  #stale = 0;

  constructor(description: Description, what: string) {
    this.#description = description;
    this.#what = what;
  }

  after(position: PagePosition, facts: PageFacts): Step {
    const { paging, windows } = this.#description;
    this.#asked.add(cursorText(paging, position));
    this.#pages += 1;
    this.#empty = facts.items === 0 ? this.#empty + 1 : 0;
    this.#stale = facts.items > 0 && facts.newItems === 0 ? this.#stale + 1 : 0;
    if (windows.cap !== null && facts.received >= windows.cap) return END;
    const step = this.#next(position, facts);
    return step.kind === 'go-on' ? this.#guarded(step) : step;
  }

  #next(position: PagePosition, facts: PageFacts): Step {
    const { paging } = this.#description;
    switch (paging.kind) {
      case 'none':
        return END;
      case 'link-header':
      case 'next-address':
      case 'token':
        return this.#named(facts, paging.stop);
      case 'page':
      case 'offset':
        return counted(position, facts, paging);
      case 'checkpoint':
        return this.#checkpoint(facts, paging);
    }
  }

  /** A page without a next, and a short page, prove nothing where the rule is the empty page. */
  #named(facts: PageFacts, stop: 'missing-next' | 'empty-page'): Step {
    const { next } = facts;
    if (stop === 'empty-page' && facts.items === 0) return END;
    if (next === null) {
      if (stop === 'missing-next') return END;
      return this.#fail(
        `${this.#what} ended without a next page, though its last page was not empty; if the backend says so where its log ends, choose "no next page" as the stop rule.`,
      );
    }
    return {
      kind: 'go-on',
      position:
        next.kind === 'address' ? { ...NO_POSITION, address: next.value } : { ...NO_POSITION, cursor: next.value },
    };
  }

  #checkpoint(facts: PageFacts, paging: { isInclusive: boolean; stopsBehindWindow: boolean }): Step {
    if (facts.items === 0 || (paging.isInclusive && facts.newItems === 0)) return END;
    if (paging.stopsBehindWindow && facts.isBehindWindow) return END;
    if (facts.lastId === null) return this.#fail(`${this.#what} came with a last item without an id to go on from.`);
    return { kind: 'go-on', position: { ...NO_POSITION, cursor: facts.lastId } };
  }

  #guarded(step: Step & { kind: 'go-on' }): Step {
    if (this.#asked.has(cursorText(this.#description.paging, step.position))) {
      return this.#fail(`${this.#what} names a next page that has been read already, so its end cannot be reached.`);
    }
    if (this.#empty > MOST_EMPTY) {
      return this.#fail(`${this.#what} gave ${MOST_EMPTY} empty pages in a row, each with a next one.`);
    }
    if (this.#stale > MOST_STALE) {
      return this.#fail(
        `${this.#what} gave the same entries again for ${MOST_STALE} pages: it does not go on by what the description sends.`,
      );
    }
    return this.#pages >= MOST_PAGES ? this.#fail(`${this.#what} did not end after ${MOST_PAGES} pages.`) : step;
  }

  #fail(message: string): Step {
    return { kind: 'fail', failure: new BackendFailure('inconsistent', message) };
  }
}

function counted(position: PagePosition, facts: PageFacts, paging: { kind: 'page' | 'offset'; stop: string }): Step {
  if (facts.items === 0) return END;
  if (paging.stop === 'total' && facts.total !== null && facts.received >= facts.total) return END;
  const next =
    paging.kind === 'page' ? { page: (position.page ?? 0) + 1 } : { offset: (position.offset ?? 0) + facts.items };
  return { kind: 'go-on', position: { ...NO_POSITION, ...next } };
}
