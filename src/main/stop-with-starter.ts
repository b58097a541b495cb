/** `npm start` holds a channel to the window: where it ends, so does the window. Nothing where there is no channel. */
export function stopWithStarter(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.send !== undefined) process.on('disconnect', stop);
}
