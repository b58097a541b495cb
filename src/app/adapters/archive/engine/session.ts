import type { CancelSignal } from '@core/archive/archive';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import { cancelled, isInterrupted } from './failures';
import type { Sql } from './sql';

export type Row = readonly DuckDBValue[];

/** An interrupt between two statements is forgotten by DuckDB: it is said again until the question has ended. */
const INTERRUPT_EVERY_MS = 20;

/** One connection for the length of one question or one transaction. */
export class Session {
  readonly connection: DuckDBConnection;
  #signal: CancelSignal | undefined;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Runs `work` so that the signal interrupts it: then it rejects with `cancelled`. */
  async cancellable<Value>(signal: CancelSignal | undefined, work: () => Promise<Value>): Promise<Value> {
    if (signal === undefined) return work();
    if (signal.aborted) throw cancelled('The question');
    let timer: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      this.connection.interrupt();
      timer ??= setInterval(() => this.connection.interrupt(), INTERRUPT_EVERY_MS);
    };
    signal.addEventListener('abort', interrupt);
    this.#signal = signal;
    try {
      return await work();
    } catch (error) {
      if (isInterrupted(error)) throw cancelled('The question');
      throw error;
    } finally {
      this.#signal = undefined;
      signal.removeEventListener('abort', interrupt);
      clearInterval(timer);
    }
  }

  async rows(query: Sql): Promise<readonly Row[]> {
    this.#check();
    const reader = await this.connection.runAndReadAll(query.text, bindings(query));
    this.#check();
    return reader.getRows();
  }

  /** As `rows`, for an answer of many: made into rows chunk by chunk, so that others have their turn in between. */
  async manyRows(query: Sql): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const chunk of this.chunks(query)) for (const row of chunk.getRows()) rows.push(row);
    return rows;
  }

  /** The first row; undefined where there is none. */
  async row(query: Sql): Promise<Row | undefined> {
    return (await this.rows(query))[0];
  }

  async run(query: Sql): Promise<void> {
    this.#check();
    await this.connection.run(query.text, bindings(query));
  }

  /** Chunks of up to 2,048 rows as they are made: the answer is never held as a whole. */
  async *chunks(query: Sql): AsyncGenerator<DuckDBDataChunk> {
    this.#check();
    const result = await this.connection.stream(query.text, bindings(query));
    for (;;) {
      this.#check();
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Runs `work` and tells now and then, from 0 to 1, how far its statement is, as far as DuckDB knows. */
  async watched<Value>(
    tell: ((done: number) => void) | undefined,
    everyMs: number,
    work: () => Promise<Value>,
  ): Promise<Value> {
    if (tell === undefined) return work();
    // Counted only where it is on; it would be printed to the terminal.
    await this.connection.run('SET enable_progress_bar_print = false');
    await this.connection.run('SET enable_progress_bar = true');
    const timer = setInterval(() => {
      const { percentage } = this.connection.progress;
      if (percentage >= 0) tell(Math.min(1, percentage / 100));
    }, everyMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  #check(): void {
    if (this.#signal?.aborted === true) throw cancelled('The question');
  }
}

function bindings(query: Sql): DuckDBValue[] | undefined {
  return query.values.length === 0 ? undefined : [...query.values];
}
