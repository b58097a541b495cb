import { useState } from 'react';

/** The last value that there was; null before the first. A failure or a question under way takes nothing away. */
export function useLast<Value>(value: Value | undefined): Value | null {
  const [last, setLast] = useState<Value | null>(null);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
