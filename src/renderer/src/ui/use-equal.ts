import { useState } from 'react';

/** The same object as long as the value, as JSON, is the same: what is made of it need not be made again. */
export function useEqual<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
