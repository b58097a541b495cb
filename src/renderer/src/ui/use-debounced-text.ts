import { useEffect, useRef, useState } from 'react';

/** What is typed, at once; `onSettled` hears of it after the pause (ms). A change from outside replaces what is typed. */
export function useDebouncedText(
  value: string,
  onSettled: (text: string) => void,
  pause = 150,
): { readonly text: string; readonly type: (text: string) => void; readonly settle: () => void } {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ text: value, sent: value, onSettled });
  useEffect(() => {
    latest.current.onSettled = onSettled;
  });
  useEffect(() => {
    if (value === latest.current.sent) return;
    latest.current.sent = value;
    latest.current.text = value;
    setText(value);
  }, [value]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const settle = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (latest.current.text === latest.current.sent) return;
    latest.current.sent = latest.current.text;
    latest.current.onSettled(latest.current.text);
  };
  const type = (next: string): void => {
    setText(next);
    latest.current.text = next;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(settle, pause);
  };
  return { text, type, settle };
}
