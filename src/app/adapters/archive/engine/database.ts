import type { CancelSignal } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type EngineOptions, openEngine } from './attach';
import { busy, isFatal, translate } from './failures';
import { Session } from './session';
import { sql } from './sql';
import { Turns } from './turns';

/** Questions that run at once; more wait for a connection. */
const READERS = 6;

/** Between two interrupts of the questions that closing waits for. */
const CLOSING_PATIENCE_MS = 10;

/** Paths that this process has open: the operating system's lock does not keep a process from itself. */
const openPaths = new Set<string>();

/** The connections to one archive file: a few for questions, one for changes, which take turns. */
export class Database {
  readonly path: string;
  /** Called after a fatal error made the file be opened again, before anything else is asked of it. */
  onReopened: ((session: Session) => Promise<void>) | null = null;
  readonly #options: EngineOptions;
  #instance: DuckDBInstance | null;
  #idle: DuckDBConnection[] = [];
  /** Connections of the instance at hand; others are closed when they come back. */
  readonly #known = new Set<DuckDBConnection>();
  #waiting: (() => void)[] = [];
  #inUse = 0;
  #running = 0;
  #writer: DuckDBConnection | null = null;
  #reopening: Promise<void> | null = null;
  #isClosed = false;
  /** True from a fatal error on, until the file has been opened again. */
  #isBroken = false;
  readonly #busy = new Set<DuckDBConnection>();
  readonly #writes = new Turns();

  private constructor(options: EngineOptions, instance: DuckDBInstance) {
    this.#options = options;
    this.path = options.path;
    this.#instance = instance;
  }

  static async open(options: EngineOptions): Promise<Database> {
    if (openPaths.has(options.path)) throw busy(options.path);
    openPaths.add(options.path);
    try {
      return new Database(options, await openEngine(options));
    } catch (error) {
      openPaths.delete(options.path);
      throw error;
    }
  }

  /** Runs one question on a connection of its own; the signal interrupts it. Never waits for changes. */
  read<Value>(signal: CancelSignal | undefined, work: (session: Session) => Promise<Value>): Promise<Value> {
    return this.#counted(async () => {
      const connection = await this.#borrow();
      try {
        const session = new Session(connection);
        return await this.#using(connection, () => session.cancellable(signal, () => work(session)));
      } catch (error) {
        throw this.#translated(error);
      } finally {
        this.#giveBack(connection);
      }
    });
  }

  /** As `read`, for an answer that comes in pieces, on a connection beside the others: its reader may ask on the way. */
  async *readInPieces<Piece>(
    signal: CancelSignal | undefined,
    work: (session: Session) => AsyncIterable<Piece>,
  ): AsyncGenerator<Piece> {
    const connection = await this.#counted(async () => this.#connect(await this.#living()));
    const session = new Session(connection);
    const pieces = work(session)[Symbol.asyncIterator]();
    try {
      for (;;) {
        if (!this.#known.has(connection)) throw this.#closed();
        const piece = await this.#counted(() =>
          this.#using(connection, () => session.cancellable(signal, () => pieces.next())),
        );
        if (piece.done === true) return;
        yield piece.value;
      }
    } catch (error) {
      throw this.#translated(error);
    } finally {
      await pieces.return?.();
      if (this.#known.delete(connection)) connection.closeSync();
    }
  }

  /**
   * Runs one change after those before it, in one transaction: all of it or nothing. What `work` answers is called once
   * the transaction is through, before the next change begins; `failed` where it was rolled back.
   */
  write<Value>(
    work: (session: Session) => Promise<() => Value>,
    failed: () => void,
    signal?: CancelSignal,
  ): Promise<Value> {
    return this.#writes.take(async () => {
      try {
        const instance = await this.#living();
        this.#writer ??= await this.#connect(instance);
        const session = new Session(this.#writer);
        const apply = await this.#using(this.#writer, () =>
          this.#transaction(session, () => session.cancellable(signal, () => work(session))),
        );
        return apply();
      } catch (error) {
        failed();
        throw this.#translated(error);
      }
    });
  }

  /**
   * Sets what DuckDB may use from now on, in bytes; null: what the archive was opened with. Answers whether it could:
   * what running questions hold at this moment cannot be taken from them.
   */
  limitMemory(bytes: number | null): Promise<boolean> {
    const limit = Math.min(bytes ?? this.#options.memoryLimitBytes, this.#options.memoryLimitBytes);
    return this.read(undefined, (session) =>
      session.run(sql(`SET memory_limit = '${Math.round(limit / 1_000_000)}MB'`)).then(
        () => true,
        () => false,
      ),
    );
  }

  /** Ends after the changes that were asked for; questions that still run are interrupted. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writes.take(async () => {
      while (this.#running > 0) {
        for (const connection of this.#known) connection.interrupt();
        await new Promise((resolve) => setTimeout(resolve, CLOSING_PATIENCE_MS));
      }
      this.#release();
    });
    openPaths.delete(this.path);
  }

  /** A connection must not be closed while a question runs on it: closing waits for those that are counted. */
  async #counted<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }

  /** Marks a connection as running something, so that a reopening leaves it alone until it has ended. */
  async #using<Value>(connection: DuckDBConnection, work: () => Promise<Value>): Promise<Value> {
    this.#busy.add(connection);
    try {
      return await work();
    } finally {
      this.#busy.delete(connection);
    }
  }

  #closed(): ExpectedFailure {
    return new ExpectedFailure('archive-unavailable', `The archive ${this.path} is closed: start the program again.`);
  }

  async #transaction<Value>(session: Session, work: () => Promise<Value>): Promise<Value> {
    await session.connection.run('BEGIN');
    try {
      const value = await work();
      await session.connection.run('COMMIT');
      return value;
    } catch (error) {
      await session.connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  #translated(error: unknown): unknown {
    if (this.#isClosed && !(error instanceof ExpectedFailure)) return this.#closed();
    if (isFatal(error)) this.#isBroken = true;
    return translate(error, this.path);
  }

  async #borrow(): Promise<DuckDBConnection> {
    while (this.#inUse >= READERS) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#inUse += 1;
    try {
      const instance = await this.#living();
      return this.#idle.pop() ?? (await this.#connect(instance));
    } catch (error) {
      this.#inUse -= 1;
      this.#waiting.shift()?.();
      throw error;
    }
  }

  #giveBack(connection: DuckDBConnection): void {
    this.#inUse -= 1;
    if (this.#known.has(connection)) this.#idle.push(connection);
    else connection.closeSync();
    this.#waiting.shift()?.();
  }

  async #connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
    const connection = await instance.connect();
    await connection.run('USE archive');
    this.#known.add(connection);
    return connection;
  }

  async #living(): Promise<DuckDBInstance> {
    if (this.#isClosed) throw this.#closed();
    if (this.#instance === null || this.#isBroken) {
      this.#reopening ??= this.#reopen().finally(() => {
        this.#reopening = null;
      });
      await this.#reopening;
    }
    if (this.#instance === null) throw new Error('The archive was closed while it was opened again');
    return this.#instance;
  }

  async #reopen(): Promise<void> {
    while (this.#busy.size > 0) await new Promise((resolve) => setTimeout(resolve, CLOSING_PATIENCE_MS));
    this.#release();
    const instance = await openEngine(this.#options);
    this.#isBroken = false;
    const connection = await this.#connect(instance);
    await this.onReopened?.(new Session(connection));
    this.#idle.push(connection);
    this.#instance = instance;
  }

  #release(): void {
    for (const connection of this.#known) connection.closeSync();
    this.#known.clear();
    this.#idle = [];
    this.#writer = null;
    this.#instance?.closeSync();
    this.#instance = null;
  }
}
