import type { BatchOutcome } from '@core/archive/archive';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { CollectedPage, CollectedPart } from '@core/coverage/coverage-ledger';
import type { Session } from '../engine/session';
import { integer, join, sql } from '../engine/sql';
import { appendRejected } from '../ingest/append-rejected';
import { type CommittedBatch, writeBatch } from '../ingest/commit-batch';
import { mergeBatches } from '../ingest/merge-batches';
import type { KnownFile } from '../ledger/files';
import type { ArchiveState } from '../state';
import type { OpenWindow } from './open-windows';

/** What a committed page changes in memory, once its transaction is through. */
export interface CommittedPage {
  readonly outcome: BatchOutcome;
  readonly batches: readonly CommittedBatch[];
  readonly files: readonly KnownFile[];
  readonly rejected: number;
}

interface DeliveredPart extends CollectedPart {
  readonly fileId: number;
}

/** Writes one page of a window within the session's transaction: entries, sightings, rejected records, figures, cursor. */
export async function writePage(
  session: Session,
  state: ArchiveState,
  writing: { readonly window: OpenWindow; readonly page: CollectedPage; readonly now: number },
): Promise<CommittedPage> {
  const { window, page, now } = writing;
  const { parts, files } = await deliver(session, state, { window, parts: page.parts.filter(hasContent) });
  const batches: CommittedBatch[] = [];
  for (const group of groupsOf(parts)) {
    const after = batches.at(-1) ?? null;
    const target = { kind: 'collection', importId: null, files: group.files, now, after } as const;
    batches.push(await writeBatch(session, state, target, group.batch));
  }
  const rejected = await appendRejected(session, parts, state.lastRejected + 1);
  const outcome = sumOf(batches);
  await addFigures(session, { window, page, now, outcome, rejected });
  return { outcome, batches, files, rejected };
}

const hasContent = ({ batch, rejected }: CollectedPart): boolean =>
  (batch !== null && batch.count > 0) || rejected.length > 0;

/** Finds or makes the delivery of each part: one for each plan that the window's entries are read by. */
async function deliver(
  session: Session,
  { files: all }: ArchiveState,
  { window, parts }: { readonly window: OpenWindow; readonly parts: readonly CollectedPart[] },
) {
  const files: KnownFile[] = [];
  const known = new Map<string, number>();
  for (const id of all.ofWindow(window.id)) known.set(JSON.stringify(all.get(id)?.plan), id);
  const delivered: DeliveredPart[] = [];
  for (const part of parts) {
    const text = JSON.stringify(part.plan);
    let fileId = known.get(text);
    if (fileId === undefined) {
      fileId = all.last + files.length + 1;
      known.set(text, fileId);
      const plan: ReadingPlan = all.planLike(text) ?? part.plan;
      files.push({ id: fileId, importId: null, windowId: window.id, name: window.connectionName, plan });
    }
    delivered.push({ ...part, fileId });
  }
  await insertFiles(session, window, files);
  return { parts: delivered, files };
}

async function insertFiles(session: Session, window: OpenWindow, files: readonly KnownFile[]): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ id, name, plan }) =>
    sql(
      `(${integer(id)}, 0, ?, 0, ?, NULL, 0, 0, 0, 0, 0, NULL, NULL, ${integer(window.id)})`,
      name,
      JSON.stringify(plan),
    ),
  );
  const values = join(rows, ', ');
  await session.run(sql(`INSERT INTO import_file VALUES ${values.text}`, ...values.values));
}

/** The batches of a page, as one for each kind and mapping (one in all, as a rule), with each row's file. */
function groupsOf(
  parts: readonly DeliveredPart[],
): readonly { readonly batch: EntryBatch; readonly files: Uint32Array }[] {
  const groups = new Map<string, { batches: [EntryBatch, ...EntryBatch[]]; files: number[] }>();
  for (const { batch, fileId } of parts) {
    if (batch === null || batch.count === 0) continue;
    const key = `${batch.kind} ${batch.mappingVersion}`;
    const group = groups.get(key);
    const files = new Array<number>(batch.count).fill(fileId);
    if (group === undefined) groups.set(key, { batches: [batch], files });
    else {
      group.batches.push(batch);
      group.files.push(...files);
    }
  }
  return [...groups.values()].map(({ batches, files }) => ({
    batch: mergeBatches(batches),
    files: Uint32Array.from(files),
  }));
}

function sumOf(batches: readonly CommittedBatch[]): BatchOutcome {
  const sum = (of: (outcome: BatchOutcome) => number) => batches.reduce((all, { outcome }) => all + of(outcome), 0);
  return {
    added: sum(({ added }) => added),
    duplicates: sum(({ duplicates }) => duplicates),
    revisions: sum(({ revisions }) => revisions),
  };
}

async function addFigures(
  session: Session,
  figures: {
    readonly window: OpenWindow;
    readonly page: CollectedPage;
    readonly now: number;
    readonly outcome: BatchOutcome;
    readonly rejected: number;
  },
): Promise<void> {
  const { window, page, outcome } = figures;
  const counted = `read = read + ${integer(page.read)}, added = added + ${integer(outcome.added)},
    duplicates = duplicates + ${integer(outcome.duplicates)}, revisions = revisions + ${integer(outcome.revisions)}`;
  const cursor = page.cursor === null ? sql('NULL') : sql('?', page.cursor);
  await session.run(
    sql(
      `UPDATE collection_window SET pages = pages + 1, ${counted}, rejected = rejected + ${integer(figures.rejected)},
        page_cursor = ${cursor.text} WHERE id = ${integer(window.id)}`,
      ...cursor.values,
    ),
  );
  await session.run(
    sql(
      `UPDATE collection_run SET ${counted}, active_at = ${integer(figures.now)} WHERE id = ${integer(window.runId)}`,
    ),
  );
}
