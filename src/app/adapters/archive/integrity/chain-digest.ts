import { createHash, type Hash } from 'node:crypto';
import type { ChainLink } from '@core/archive/archive';
import type { Tenants } from '../dimensions/tenants';

/** What a digest says of one entry: what it is, what its record was, whose it is, how it was read, where it came from. */
export interface DigestedEntry {
  readonly id: number;
  /** 16 bytes, most significant first. */
  readonly identity: Uint8Array;
  readonly sha256: Uint8Array;
  /** Code of the tenant; 0 for none. */
  readonly tenant: number;
  readonly mappingVersion: number;
  readonly position: number;
  readonly part: number;
}

const ROW_BYTES = 4 + 16 + 32 + 32 + 4 + 8 + 2;
const ROWS_AT_ONCE = 512;
/** `previous` of the first batch. */
export const CHAIN_START = new Uint8Array(32);
const NO_TENANT = new Uint8Array(32);

/** SHA-256 over the tenants' keys, each made once. */
export class TenantDigests {
  readonly #tenants: Tenants;
  readonly #digests = new Map<number, Uint8Array>();

  constructor(tenants: Tenants) {
    this.#tenants = tenants;
  }

  of(code: number): Uint8Array {
    if (code === 0) return NO_TENANT;
    let digest = this.#digests.get(code);
    if (digest === undefined) {
      digest = createHash('sha256')
        .update(this.#tenants.of(code)?.key ?? '', 'utf8')
        .digest();
      this.#digests.set(code, digest);
    }
    return digest;
  }
}

/**
 * SHA-256 over: the digest of the batch before, the batch's number (uint32), its kind (a byte each of its name, then 0),
 * then 98 bytes an entry in id order: id, identity, raw SHA-256, SHA-256 of the tenant's key (zeros for none), mapping
 * version, position, part; all numbers big-endian. A removal or correction puts before each old entry a byte 1 (removed)
 * or 2 (changed), and before the changed ones as they are now a byte 3.
 */
export class ChainDigest {
  readonly #hash: Hash;
  readonly #tenants: TenantDigests;
  readonly #block = Buffer.alloc((ROW_BYTES + 1) * ROWS_AT_ONCE);
  #used = 0;

  constructor(previous: Uint8Array, number: number, kind: ChainLink['kind'], tenants: TenantDigests) {
    this.#tenants = tenants;
    this.#hash = createHash('sha256').update(previous);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(number);
    this.#hash.update(head).update(kind, 'ascii').update(Buffer.alloc(1));
  }

  add(entry: DigestedEntry, mark?: 1 | 2 | 3): void {
    const block = this.#block;
    if (this.#used + ROW_BYTES + 1 > block.length) this.#flush();
    let at = this.#used;
    if (mark !== undefined) at = block.writeUInt8(mark, at);
    at = block.writeUInt32BE(entry.id, at);
    block.set(entry.identity, at);
    block.set(entry.sha256, at + 16);
    block.set(this.#tenants.of(entry.tenant), at + 48);
    at = block.writeUInt32BE(entry.mappingVersion, at + 80);
    at = block.writeBigUInt64BE(BigInt(entry.position), at);
    this.#used = block.writeUInt16BE(entry.part, at);
  }

  finish(): Uint8Array {
    this.#flush();
    return this.#hash.digest();
  }

  #flush(): void {
    this.#hash.update(this.#block.subarray(0, this.#used));
    this.#used = 0;
  }
}
