import type { ImportLedger } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { ExpectedFailure } from '@core/failure/failure';
import {
  type ImportedFile,
  type ImportFigures,
  type ImportReport,
  type ImportState,
  type ImportSummary,
  NO_FIGURES,
  type RejectedRecord,
} from '@core/imports/import-report';
import type { ArchiveCore } from '../archive-core';
import type { Row, Session } from '../engine/session';
import { compose, integer, integers, sql } from '../engine/sql';
import { bytesOrNull, numberOf, numberOrNull, textOf, textOrNull } from '../engine/values';
import { importCondition } from '../query/criteria-to-sql';
import { portionsOf } from '../query/portions';

const FIGURES = 'sum(f.added), sum(f.duplicates), sum(f.revisions), sum(f.rejected)';
const EXCERPT_CHARACTERS = 2_000;
/** Enough bytes for the excerpt in any encoding. */
const EXCERPT_BYTES = 8_000;
const REJECTED_AT_ONCE = { rows: 500, bytes: 16 * 1024 * 1024 };

/** What was imported, from the archive's own tables. */
export class DuckDbLedger implements ImportLedger {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  imports(): Promise<readonly ImportSummary[]> {
    return this.#read((session) => summaries(session, 'TRUE'));
  }

  report(importId: number): Promise<ImportReport | null> {
    return this.#read(async (session) => {
      const [summary] = await summaries(session, `i.id = ${integer(importId)}`);
      if (summary === undefined) return null;
      const held = await session.row(
        compose(
          'SELECT count(*), min(e.started)::DOUBLE, max(e.started)::DOUBLE, count(*) - count(e.started) FROM entry AS e WHERE',
          importCondition([importId], this.#core.state),
        ),
      );
      const corrections = await session.rows(
        sql(`SELECT c.corrected_at::DOUBLE, c.note FROM correction AS c JOIN import_file AS f ON f.id = c.file
          WHERE f.import = ${integer(importId)} ORDER BY c.corrected_at`),
      );
      return {
        ...summary,
        sources: await sources(session, importId),
        entriesInArchive: numberOf(held?.[0]),
        earliest: numberOrNull(held?.[1]),
        latest: numberOrNull(held?.[2]),
        undated: numberOf(held?.[3]),
        corrections: corrections.map(([at, text]) => ({ at: numberOf(at), text: textOf(text) })),
      };
    });
  }

  figures(importId: number): Promise<ImportFigures> {
    return this.#read(async (session) => {
      const [summary] = await summaries(session, `i.id = ${integer(importId)}`);
      if (summary === undefined) throw importNotFound(importId);
      return summary.figures;
    });
  }

  rejected(importId: number, offset: number, limit: number) {
    return this.#read(async (session) => {
      const files = integers(this.#core.state.files.ofImport(importId));
      const total = await session.row(sql(`SELECT count(*) FROM rejected WHERE file IN (${files})`));
      const rows = await session.rows(
        sql(`SELECT id, file, position::DOUBLE, reason, byte_length, bytes[1:${EXCERPT_BYTES}] FROM rejected
          WHERE file IN (${files}) ORDER BY id LIMIT ${integer(limit)} OFFSET ${integer(offset)}`),
      );
      return { total: numberOf(total?.[0]), records: rows.map((row) => this.#rejected(row)) };
    });
  }

  async *rejectedBytes(importId: number) {
    const { database, state } = this.#core;
    const files = integers(state.files.ofImport(importId));
    const portions = database.readInPieces(undefined, (session) =>
      portionsOf(
        session,
        sql(`SELECT id, byte_length FROM rejected WHERE file IN (${files}) ORDER BY id`),
        REJECTED_AT_ONCE,
      ),
    );
    for await (const ids of portions) {
      const rows = await this.#read((session) =>
        session.rows(
          sql(`SELECT file, position::DOUBLE, reason, bytes FROM rejected WHERE id IN (${integers(ids)}) ORDER BY id`),
        ),
      );
      for (const [file, position, reason, bytes] of rows) {
        yield {
          file: state.files.get(numberOf(file))?.name ?? '',
          position: numberOf(position),
          reason: textOf(reason),
          bytes: bytesOrNull(bytes) ?? new Uint8Array(),
        };
      }
    }
  }

  #rejected([id, file, position, reason, byteLength, bytes]: Row): RejectedRecord {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOrNull(bytes) ?? new Uint8Array());
    return {
      id: numberOf(id),
      file: this.#core.state.files.get(numberOf(file))?.name ?? '',
      position: numberOf(position),
      reason: textOf(reason),
      byteLength: numberOf(byteLength),
      excerpt: text.slice(0, EXCERPT_CHARACTERS),
    };
  }

  #read<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    return this.#core.database.read(undefined, work);
  }
}

export function importNotFound(importId: number): ExpectedFailure {
  return new ExpectedFailure(
    'import-not-found',
    `There is no import ${importId}: the list of imports shows which there are.`,
  );
}

async function summaries(session: Session, condition: string): Promise<readonly ImportSummary[]> {
  const rows = await session.rows(
    sql(`SELECT i.id, i.started_at::DOUBLE, i.ended_at::DOUBLE, i.state, i.title, count(f.id), ${FIGURES}
      FROM import AS i LEFT JOIN import_file AS f ON f.import = i.id WHERE ${condition}
      GROUP BY ALL ORDER BY i.id DESC`),
  );
  return rows.map(([id, startedAt, endedAt, state, title, files, ...figures]) => ({
    id: numberOf(id),
    startedAt: numberOf(startedAt),
    endedAt: numberOrNull(endedAt),
    state: textOf(state) as ImportState,
    title: textOf(title),
    files: numberOf(files),
    figures: figuresOf(figures),
  }));
}

async function sources(session: Session, importId: number): Promise<readonly ImportedFile[]> {
  const rows = await session.rows(
    sql(`SELECT f.id, f.name, f.byte_length, f.plan, f.failure, f.earliest::DOUBLE, f.latest::DOUBLE, f.undated,
        f.added, f.duplicates, f.revisions, f.rejected
      FROM import_file AS f WHERE f.import = ${integer(importId)} ORDER BY f.id`),
  );
  return rows.map(([id, name, byteLength, planText, failure, earliest, latest, undated, ...figures]) => {
    const text = textOrNull(planText);
    const plan = text === null ? null : (JSON.parse(text) as ReadingPlan);
    return {
      id: numberOf(id),
      name: textOf(name),
      byteLength: numberOf(byteLength),
      kind: plan?.kind ?? null,
      plan,
      figures: figuresOf(figures),
      failure: textOrNull(failure),
      earliest: numberOrNull(earliest),
      latest: numberOrNull(latest),
      undated: numberOf(undated),
    };
  });
}

function figuresOf(values: Row): ImportFigures {
  const [added = 0, duplicates = 0, revisions = 0, rejected = 0] = values.map(numberOf);
  return { ...NO_FIGURES, read: added + duplicates + revisions + rejected, added, duplicates, revisions, rejected };
}
