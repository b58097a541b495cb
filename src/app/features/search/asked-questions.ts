/** Questions that are being answered, by the names that their askers made up; two of one name are stopped together. */
export class AskedQuestions {
  readonly #asked = new Map<string, Set<AbortController>>();

  async answer<Value>(ask: string | undefined, work: (signal?: AbortSignal) => Promise<Value>): Promise<Value> {
    if (ask === undefined) return await work();
    const abort = new AbortController();
    const same = this.#asked.get(ask) ?? new Set();
    this.#asked.set(ask, same.add(abort));
    try {
      return await work(abort.signal);
    } finally {
      same.delete(abort);
      if (same.size === 0) this.#asked.delete(ask);
    }
  }

  /** False where no such question is being answered. */
  cancel(ask: string): boolean {
    const same = this.#asked.get(ask);
    for (const abort of same ?? []) abort.abort();
    return same !== undefined;
  }
}
