export interface Peeked {
  /** The first bytes: as many as were asked for, or all there are. */
  readonly sample: Uint8Array;
  /** True where the sample is everything. */
  readonly isWhole: boolean;
  /** Everything from the start, the sample included. Read it or call `stop`. */
  readonly chunks: AsyncGenerator<Uint8Array>;
  readonly stop: () => Promise<void>;
  /** What went wrong while the sample was read; thrown again by `chunks` after the sample. */
  readonly failure: unknown;
}

/** Reads the first bytes of a stream without losing them. A failure within them does not hide those before it. */
export async function peek(source: AsyncGenerator<Uint8Array>, bytes: number): Promise<Peeked> {
  const held: Uint8Array[] = [];
  let length = 0;
  let isEnded = false;
  let failure: unknown = null;
  try {
    while (length < bytes && !isEnded) {
      const next = await source.next();
      if (next.done === true) isEnded = true;
      else {
        held.push(next.value);
        length += next.value.length;
      }
    }
  } catch (error) {
    failure = error;
  }
  const whole = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
  const replay = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (let chunk = held.shift(); chunk !== undefined; chunk = held.shift()) yield chunk;
      if (failure !== null) throw failure;
      if (!isEnded) yield* source;
    } finally {
      await source.return(undefined);
    }
  };
  return {
    sample: whole.subarray(0, bytes),
    isWhole: isEnded && length <= bytes,
    chunks: replay(),
    stop: async () => {
      held.length = 0;
      await source.return(undefined);
    },
    failure,
  };
}
