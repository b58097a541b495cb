import type { CancelSignal } from '@core/archive/archive';
import type { KindId } from '@core/backends/kind-id';
import type { NameUse } from '@core/persons/person';
import type { PersonBook } from '@core/persons/person-book';
import type { PersonsNow, PersonStep } from '@core/persons/person-log';
import type { ArchiveCore } from '../archive-core';
import { integer, integers, sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import { readPersonSteps } from './person-state';

const NOTHING = (): void => undefined;

/** Who is who, in a table of its own beside the entries; no digest and no snapshot follows it. */
export class DuckDbPersons implements PersonBook {
  readonly #core: ArchiveCore;

  constructor(core: ArchiveCore) {
    this.#core = core;
  }

  personsNow(): PersonsNow {
    return this.#core.state.persons.now;
  }

  keepPersonSteps(steps: readonly PersonStep[]): Promise<void> {
    return this.#core.database.write(async (session) => {
      let id = this.#core.state.persons.steps;
      for (const { verb, subject, value, why, who, at } of steps) {
        id += 1;
        await session.run(
          sql(
            `INSERT INTO person_step VALUES (${integer(id)}, ?, ${integer(subject)}, ?, ?, ?, ${integer(at)})`,
            verb,
            value,
            why,
            who,
          ),
        );
      }
      return () => {
        const { persons } = this.#core.state;
        for (const step of steps) persons.now.take(step);
        persons.steps = id;
        this.#core.forgetSearches();
      };
    }, NOTHING);
  }

  personSteps(person: number): Promise<readonly PersonStep[]> {
    const condition = sql(`subject = ${integer(person)} AND verb IN ('name', 'link', 'unlink')`);
    return this.#core.database.read(undefined, (session) => readPersonSteps(session, condition));
  }

  performerCounts(signal?: CancelSignal) {
    return this.#core.database.read(signal, async (session) => {
      const performers = this.#core.state.dimensions.of('performer');
      const counts: { readonly value: string; readonly entries: number }[] = [];
      const query = sql('SELECT performer, count(*) FROM entry WHERE performer <> 0 GROUP BY performer');
      for await (const chunk of session.chunks(query)) {
        const [codes, numbers] = chunk.getColumns();
        for (let at = 0; at < chunk.rowCount; at += 1) {
          const value = performers.valueOf(numberOf(codes?.[at]));
          if (value !== null) counts.push({ value, entries: numberOf(numbers?.[at]) });
        }
      }
      return counts;
    });
  }

  performerUses(names: readonly string[], signal?: CancelSignal): Promise<readonly (readonly NameUse[])[]> {
    const { dimensions } = this.#core.state;
    const codes = names.map((name) => dimensions.of('performer').codeOf(name) ?? 0);
    const sought = codes.filter((code) => code !== 0);
    return this.#core.database.read(signal, async (session) => {
      const rows = await session.manyRows(
        sql(`SELECT performer, backend, instance, tenant, count(*), min(started)::DOUBLE, max(started)::DOUBLE
          FROM entry WHERE performer IN (${integers(sought)}) GROUP BY ALL ORDER BY 5 DESC, 2, 4`),
      );
      const uses = new Map<number, NameUse[]>(sought.map((code) => [code, []]));
      for (const [performer, backend, instance, tenant, entries, first, last] of rows) {
        const found = dimensions.tenants.of(numberOf(tenant));
        uses.get(numberOf(performer))?.push({
          backend: (dimensions.of('backend').valueOf(numberOf(backend)) ?? 'generic') as KindId,
          instance: dimensions.of('instance').valueOf(numberOf(instance)),
          tenantKey: found?.key ?? '',
          tenant: found?.label ?? '',
          entries: numberOf(entries),
          first: numberOrNull(first),
          last: numberOrNull(last),
        });
      }
      return codes.map((code) => uses.get(code) ?? []);
    });
  }
}
