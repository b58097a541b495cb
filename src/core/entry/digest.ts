/** SHA-256 as the platform gives it. */
export interface Digest {
  /** 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
}
