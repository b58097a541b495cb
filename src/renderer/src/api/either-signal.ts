/** Aborted as soon as one of the two is; `other` may be missing. */
export const eitherSignal = (signal: AbortSignal, other: AbortSignal | undefined): AbortSignal =>
  other === undefined ? signal : AbortSignal.any([signal, other]);
