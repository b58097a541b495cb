/** Lets one task run at a time, in the order of asking; a failed one does not stop the next. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** Lets the event loop answer others before the next piece of work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
