import type { CancelSignal } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type EngineOptions, openEngine } from './attach';
import { busy, isFatal, translate } from './failures';
import { Session } from './session';
import { Turns } from './turns';

/** Questions that run at once; more wait for a connection. */
const READERS = 6;

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
  #writer: DuckDBConnection | null = null;
  #reopening: Promise<void> | null = null;
  #isClosed = false;
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
  async read<Value>(signal: CancelSignal | undefined, work: (session: Session) => Promise<Value>): Promise<Value> {
    const connection = await this.#borrow();
    try {
      const session = new Session(connection);
      return await session.cancellable(signal, () => work(session));
    } catch (error) {
      throw this.#translated(error);
    } finally {
      this.#giveBack(connection);
    }
  }

  /** As `read`, for an answer that comes in pieces, on a connection beside the others: its reader may ask on the way. */
  async *readInPieces<Piece>(
    signal: CancelSignal | undefined,
    work: (session: Session) => AsyncIterable<Piece>,
  ): AsyncGenerator<Piece> {
    const connection = await this.#connect(await this.#living());
    const session = new Session(connection);
    const pieces = work(session)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const piece = await session.cancellable(signal, () => pieces.next());
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
        const apply = await this.#transaction(session, () => session.cancellable(signal, () => work(session)));
        return apply();
      } catch (error) {
        failed();
        throw this.#translated(error);
      }
    });
  }

  /** Ends after the changes that were asked for; questions that still run are interrupted. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writes.take(async () => this.#release());
    openPaths.delete(this.path);
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
    if (isFatal(error)) this.#release();
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
    if (this.#isClosed) {
      throw new ExpectedFailure('archive-unavailable', `The archive ${this.path} is closed: start the program again.`);
    }
    if (this.#instance === null) {
      this.#reopening ??= this.#reopen().finally(() => {
        this.#reopening = null;
      });
      await this.#reopening;
    }
    if (this.#instance === null) throw new Error('The archive was closed while it was opened again');
    return this.#instance;
  }

  async #reopen(): Promise<void> {
    const instance = await openEngine(this.#options);
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
