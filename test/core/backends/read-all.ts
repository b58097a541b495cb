import type { CancelSignal } from '@core/archive/archive';
import type { ConnectorPage, ConnectorSession, WindowEnd, WindowRequest } from '@core/backends/connector';
import type { FramedPiece } from '@core/records/framed-record';

/** Reads one window to its end. */
export async function readAll(
  session: ConnectorSession,
  request: WindowRequest,
  signal: CancelSignal = new AbortController().signal,
): Promise<{
  readonly pages: readonly ConnectorPage[];
  readonly end: WindowEnd;
  readonly records: readonly FramedPiece[];
}> {
  const pages: ConnectorPage[] = [];
  const reading = session.readWindow(request, signal);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) {
      const records = pages.flatMap((page) => page.parts.flatMap((part) => part.records));
      return { pages, end: step.value, records };
    }
    pages.push(step.value);
  }
}
