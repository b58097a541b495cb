import type { CoverageLedger, WindowQuery } from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import type { ArchiveCore } from '../archive-core';
import type { Session } from '../engine/session';
import { all, integer, integers, type Sql, sql } from '../engine/sql';
import { runsWhere, vanishedWhere, windowsWhere } from './window-rows';

/** What was asked and what became of it, from the archive's own tables. */
export class DuckDbCoverage implements CoverageLedger {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  windows(query: WindowQuery) {
    const conditions: Sql[] = [];
    if (query.connectionId !== undefined) conditions.push(sql('w.connection_id = ?', query.connectionId));
    if (query.runId !== undefined) conditions.push(sql(`w.run_id = ${integer(query.runId)}`));
    if (query.tenants !== undefined) {
      conditions.push(sql(`list_has_any(w.tenants, from_json(?, '["VARCHAR"]'))`, JSON.stringify(query.tenants)));
    }
    if (query.from !== undefined) conditions.push(sql(`w.range_to > ${integer(query.from)}`));
    if (query.to !== undefined) conditions.push(sql(`w.range_from < ${integer(query.to)}`));
    return this.#read((session) => windowsWhere(session, all(conditions)));
  }

  runs(limit: number) {
    return this.#read((session) =>
      runsWhere(session, `r.id IN (SELECT id FROM collection_run ORDER BY id DESC LIMIT ${integer(limit)})`),
    );
  }

  run(runId: number) {
    return this.#read(async (session) => (await runsWhere(session, `r.id = ${integer(runId)}`))[0] ?? null);
  }

  async vanished(query: {
    readonly tenants?: readonly string[];
    readonly from?: Microseconds;
    readonly to?: Microseconds;
  }) {
    const { windows, dimensions } = this.#core.state;
    if (!windows.hasVanished) return [];
    const conditions: Sql[] = [];
    if (query.tenants !== undefined) {
      const codes = query.tenants.flatMap((key) => dimensions.tenants.codeOf(key) ?? []);
      conditions.push(sql(codes.length === 0 ? 'FALSE' : `e.tenant IN (${integers(codes)})`));
    }
    if (query.from !== undefined) conditions.push(sql(`e.started >= ${integer(query.from)}`));
    if (query.to !== undefined) conditions.push(sql(`e.started < ${integer(query.to)}`));
    return this.#vanished(all(conditions));
  }

  async vanishing(entry: number) {
    if (!this.#core.state.windows.hasVanished) return null;
    return (await this.#vanished(sql(`v.entry = ${integer(entry)}`)))[0] ?? null;
  }

  async tenants() {
    return this.#core.state.dimensions.tenants.settled.map(({ key, kind, instance, vendorId, label, names }) => ({
      ...{ key, kind, instance },
      id: vendorId,
      name: label,
      names: [...names.keys()],
    }));
  }

  #vanished(condition: Sql) {
    const { tenants } = this.#core.state.dimensions;
    return this.#read((session) => vanishedWhere(session, condition, (code) => tenants.of(code)?.key ?? null));
  }

  #read<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
    return this.#core.database.read(undefined, work);
  }
}
