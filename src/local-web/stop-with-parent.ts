const CHECK_MS = 1000;

/** Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, when the parent closes its channel, or when the parent is gone. */
export function stopWithParent(stop: () => void): void {
  let isStopping = false;
  const once = (): void => {
    if (isStopping) return;
    isStopping = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('disconnect', once);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) once();
  }, CHECK_MS).unref();
}
