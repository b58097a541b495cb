import type { CancelSignal } from '../../archive/archive';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { FramedRecord } from '../../records/framed-record';
import { collectedPlan } from '../collected-plan';
import type { ConnectorPage, RemoteTenant, WindowEnd, WindowRequest } from '../connector';
import {
  type ContentCursor,
  inOrder,
  readContentCursor,
  resumeAt,
  startOf,
  writeContentCursor,
} from './content-cursor';
import { tenantOf, titleOf } from './entra';
import type { ListedBlob, ManagementApi } from './management-api';
import {
  CONTENT_TYPES,
  type ContentType,
  FURTHEST_BACK,
  SECOND,
  SUBSCRIPTION_DELAY,
  utcSecond,
} from './management-options';
import { MissingContent } from './missing-content';
import type { Subscriptions } from './subscriptions';

/** A list is asked for this much less than seven days back, so that it is not refused while it travels. */
const MARGIN = 30 * SECOND;

interface Window {
  readonly tenant: RemoteTenant;
  readonly type: ContentType;
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Reads one window of one content type: its list, then every piece of content that the list names, a page each. */
export async function* readContent(
  api: ManagementApi,
  subscriptions: Subscriptions,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const tenant = tenantOf(request.scope);
  const type = contentTypeOf(request.stream);
  const served = Math.ceil((api.tools.now() - FURTHEST_BACK + MARGIN) / SECOND) * SECOND;
  if (request.to <= served) return tooOld(tenant, request.to);
  const window: Window = { tenant, type, from: Math.max(request.from, served), to: request.to };
  const before = readContentCursor(request.cursor);
  const startedNow = await subscriptions.ensure(tenant, type, signal);
  const started = before?.started ?? startedNow;
  // Kept with the window, so that a later run knows from when on there was a subscription at all.
  if (startedNow !== null && before === null) yield emptyPage(startOf(started));
  const missing = new MissingContent();
  const listed = yield* readBlobs(api, window, { cursor: before, started, missing }, signal);
  if (missing.count > 0) throw missing.failure(listed);
  if (started !== null) return subscribed(window, started, api.tools.now());
  if (window.from > request.from) return tooOld(tenant, window.from);
  return { outcome: 'complete', reason: null, total: null };
}

/** Answers how many pieces the list named. */
async function* readBlobs(
  api: ManagementApi,
  window: Window,
  state: { cursor: ContentCursor | null; started: Microseconds | null; missing: MissingContent },
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, number, void> {
  const { tenant } = window;
  const listed: ListedBlob[] = [];
  for await (const some of api.contentList(tenant, window, signal)) listed.push(...some);
  const blobs = inOrder(listed);
  const { missing, started } = state;
  let cursor: ContentCursor = { ...startOf(started) };
  const first = resumeAt(blobs, state.cursor);
  if (first > 0 && state.cursor !== null) cursor = { ...state.cursor, started };
  for (const [index, blob] of blobs.entries()) {
    if (index < first) continue;
    const records = await contentOrNull(api, { tenant, blob, missing }, signal);
    if (records === null) continue;
    // Behind a piece that is missing the cursor stands still: it is asked for again where the window is taken up.
    if (missing.count === 0) cursor = { done: index + 1, last: blob.contentId, started };
    yield pageOf(tenant, records, cursor);
  }
  return blobs.length;
}

/** The records of one piece of content; null where it could not be read and the others may be. */
async function contentOrNull(
  api: ManagementApi,
  of: { tenant: RemoteTenant; blob: ListedBlob; missing: MissingContent },
  signal: CancelSignal,
): Promise<readonly FramedRecord[] | null> {
  try {
    const records = await api.content(of.tenant, of.blob, signal);
    of.missing.wasRead();
    return records;
  } catch (error) {
    of.missing.failed(of.blob, error);
    return null;
  }
}

function pageOf(tenant: RemoteTenant, records: readonly FramedRecord[], cursor: ContentCursor): ConnectorPage {
  // Times carry no zone and are UTC; the identity is the record's own `Id`, the same by every way.
  const plan = collectedPlan({ kind: 'microsoft365', instance: null, tenant: tenant.id, zone: 'UTC' });
  const parts = records.length === 0 ? [] : [{ plan, records }];
  return { parts, cursor: writeContentCursor(cursor), read: records.length };
}

const emptyPage = (cursor: ContentCursor): ConnectorPage => ({
  parts: [],
  cursor: writeContentCursor(cursor),
  read: 0,
});

const tooOld = (tenant: RemoteTenant, until: Microseconds): WindowEnd => ({
  outcome: 'expired',
  reason: `Microsoft lists content of the last seven days only: what it stored for ${titleOf(tenant)} before ${utcSecond(until)}Z can no longer be asked for.`,
  total: null,
});

/** How a window ends whose subscription was started while it was read. */
function subscribed(window: Window, started: Microseconds, now: Microseconds): WindowEnd {
  const what = `The subscription to ${window.type} in ${titleOf(window.tenant)} was started at ${utcSecond(started)}Z`;
  const ready = started + SUBSCRIPTION_DELAY;
  if (window.to <= started) {
    return { outcome: 'expired', reason: `${what}: Microsoft has kept nothing from before that.`, total: null };
  }
  if (now < ready) {
    throw new BackendFailure(
      'not-found',
      `${what}: its first content comes up to 12 hours later, so this range is asked again after ${utcSecond(ready)}Z.`,
    );
  }
  if (window.from < started) {
    return {
      outcome: 'expired',
      reason: `${what}: Microsoft has kept nothing of this range from before that.`,
      total: null,
    };
  }
  return { outcome: 'complete', reason: null, total: null };
}

function contentTypeOf(stream: string): ContentType {
  const found = CONTENT_TYPES.find((type) => type === stream);
  if (found === undefined) throw new Error(`no content type ${stream}`);
  return found;
}
