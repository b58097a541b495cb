import type { ArchiveSummary } from '@core/archive/archive';
import type { PersonSuggestion } from '@core/persons/person';
import type { PersonBook } from '@core/persons/person-book';
import { suggestPersons } from '@core/persons/suggest-persons';

export interface ArchiveLook {
  summary(): Promise<ArchiveSummary>;
}

/** All suggestions, made once for each state of the archive and of its persons; others have their turn on the way. */
export class Suggestions {
  readonly #archive: PersonBook & ArchiveLook;
  #made: { readonly key: string; readonly all: Promise<readonly PersonSuggestion[]> } | null = null;

  constructor(archive: PersonBook & ArchiveLook) {
    this.#archive = archive;
  }

  async all(): Promise<readonly PersonSuggestion[]> {
    const { generation, highestId } = (await this.#archive.summary()).snapshot;
    const key = `${generation} ${highestId} ${this.#archive.personsNow().version}`;
    if (this.#made?.key !== key) {
      const all = this.#make();
      this.#made = { key, all };
      all.catch(() => {
        this.#made = null;
      });
    }
    return this.#made.all;
  }

  async #make(): Promise<readonly PersonSuggestion[]> {
    const work = suggestPersons(await this.#archive.performerCounts(), this.#archive.personsNow());
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
