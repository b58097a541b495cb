import { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** Rows of one chunk at most: DuckDB's vector size. */
export const CHUNK_ROWS = duckdb.vector_size();

export type ColumnKind = 'uint8' | 'uint16' | 'uint32' | 'int64' | 'uint128' | 'text' | 'bytes';

const TYPES = {
  uint8: duckdb.Type.UTINYINT,
  uint16: duckdb.Type.USMALLINT,
  uint32: duckdb.Type.UINTEGER,
  int64: duckdb.Type.BIGINT,
  uint128: duckdb.Type.UHUGEINT,
  text: duckdb.Type.VARCHAR,
  bytes: duckdb.Type.BLOB,
} as const;

const TWO_TO_32 = 4_294_967_296;

/**
 * One data chunk filled column by column. It speaks to the bindings directly, because the API above them re-encodes
 * text and makes an object of every value: bytes of UTF-8 go into a VARCHAR as they are (invalid ones would become
 * NULL without a word, so the caller has checked them).
 */
export class ColumnChunk {
  readonly count: number;
  readonly chunk: DuckDBDataChunk;
  #column = 0;

  constructor(kinds: readonly ColumnKind[], count: number) {
    const raw = duckdb.create_data_chunk(kinds.map((kind) => duckdb.create_logical_type(TYPES[kind])));
    duckdb.data_chunk_set_size(raw, count);
    this.count = count;
    this.chunk = new DuckDBDataChunk(raw);
  }

  uint8(value: (row: number) => number): void {
    this.#copy(Uint8Array.from({ length: this.count }, (_, row) => value(row)));
  }

  uint16(value: (row: number) => number): void {
    this.#copy(Uint16Array.from({ length: this.count }, (_, row) => value(row)));
  }

  uint32(value: (row: number) => number): void {
    const numbers = new Uint32Array(this.count);
    for (let row = 0; row < this.count; row += 1) numbers[row] = value(row);
    this.#copy(numbers);
  }

  /** Whole numbers within 2^53; NaN becomes NULL. */
  int64(value: (row: number) => number): void {
    const halves = new Int32Array(this.count * 2);
    const valid = new ValidityBits(this.count);
    for (let row = 0; row < this.count; row += 1) {
      const number = value(row);
      if (Number.isNaN(number)) {
        valid.clear(row);
        continue;
      }
      const high = Math.floor(number / TWO_TO_32);
      halves[row * 2] = (number - high * TWO_TO_32) | 0;
      halves[row * 2 + 1] = high;
    }
    this.#copy(halves, valid);
  }

  /** 16 bytes each, most significant byte first. */
  uint128(bytes: (row: number) => Uint8Array): void {
    const numbers = new Uint8Array(this.count * 16);
    for (let row = 0; row < this.count; row += 1) {
      const source = bytes(row);
      for (let at = 0; at < 16; at += 1) numbers[row * 16 + at] = source[15 - at] ?? 0;
    }
    this.#copy(numbers);
  }

  text(value: (row: number) => string | null): void {
    const vector = this.#next();
    const valid = new ValidityBits(this.count);
    for (let row = 0; row < this.count; row += 1) {
      const text = value(row);
      if (text === null) valid.clear(row);
      else duckdb.vector_assign_string_element(vector, row, text);
    }
    valid.write(vector);
  }

  /** Bytes for a BLOB, or bytes of valid UTF-8 for a VARCHAR. */
  bytes(value: (row: number) => Uint8Array | null): void {
    const vector = this.#next();
    const valid = new ValidityBits(this.count);
    for (let row = 0; row < this.count; row += 1) {
      const bytes = value(row);
      if (bytes === null) valid.clear(row);
      else duckdb.vector_assign_string_element_len(vector, row, bytes);
    }
    valid.write(vector);
  }

  #next(): duckdb.Vector {
    const vector = duckdb.data_chunk_get_vector(this.chunk.chunk, this.#column);
    this.#column += 1;
    return vector;
  }

  #copy(
    values: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
    valid?: ValidityBits,
  ): void {
    const vector = this.#next();
    duckdb.copy_data_to_vector(vector, 0, values.buffer, values.byteOffset, values.byteLength);
    valid?.write(vector);
  }
}

/** One bit a row, set where there is a value; written only where one is missing. */
class ValidityBits {
  #bits: Uint8Array<ArrayBuffer> | null = null;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  clear(row: number): void {
    this.#bits ??= new Uint8Array(Math.ceil(this.#count / 64) * 8).fill(255);
    const at = row >> 3;
    this.#bits[at] = (this.#bits[at] ?? 0) & ~(1 << (row & 7));
  }

  write(vector: duckdb.Vector): void {
    if (this.#bits === null) return;
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, this.#bits.buffer, 0, this.#bits.byteLength);
  }
}
