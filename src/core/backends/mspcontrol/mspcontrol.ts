import type { MappedColumn, MappedEntry, TenantReference } from '../../entry/mapped-entry';
import type { Severity } from '../../entry/severity';
import { type KindDefinition, type MappingContext, mappedEntry, severityOf, type SeverityRule } from '../kind';
import type { Place, RecordView } from '../record-view';
import { decodeEntities } from './html-entities';
import { panelColumn } from './panel-headings';
import { type PanelPlaces, relationOf } from './panel-places';
import { rowColumn, rowColumnsOf } from './row-columns';

const known = new WeakMap<readonly string[], PanelPlaces>();

/** Where each of the panel's columns stands, by the file's headings; found once for a file. */
function placesOf(view: RecordView): PanelPlaces {
  const headings = view.headings ?? Object.keys(view.root ?? {});
  let places = known.get(headings);
  if (places === undefined) {
    places = {};
    for (const heading of headings) {
      const column = view.element === null ? panelColumn(heading) : rowColumn(heading);
      if (column !== null) places[column] ??= { segments: [heading] };
    }
    known.set(headings, places);
  }
  return places;
}

/** The panel writes the name in the portal's language, or (in data sets) the number. [inferred beyond English] */
const SEVERITY_NAMES: Readonly<Record<Severity, RegExp>> = {
  error: /^(2|error|fehler|erreur|errore|fout|erro|ошибка|błąd)$/i,
  warning: /^(1|warning|warnung|advertencia|avertissement|avviso|waarschuwing|aviso|предупреждение|ostrzeżenie)$/i,
  information: /^(0|information|info|información|informazione|informatie|informação|информация|informacja)$/i,
};

const isSeverity = (severity: Severity) => (view: RecordView) => {
  const place = placesOf(view).severity;
  return place !== undefined && SEVERITY_NAMES[severity].test(view.text(place)?.trim() ?? '');
};

/** The panel gives a severity of its own; any other value displays as information there, and so here. */
const severityRules: readonly SeverityRule[] = [
  { severity: 'error', when: 'Severity is Error', applies: isSeverity('error') },
  { severity: 'warning', when: 'Severity is Warning', applies: isSeverity('warning') },
  { severity: 'information', when: 'Severity is Information', applies: isSeverity('information') },
];

function column(view: RecordView, name: MappedColumn, place: Place | undefined): string | null {
  return place === undefined ? null : view.column(name, [place]);
}

/** Task and Item-Name are HTML-encoded in the file. */
function encodedColumn(view: RecordView, name: MappedColumn, place: Place | undefined): string | null {
  const text = column(view, name, place);
  return text === null ? null : decodeEntities(text);
}

function timeOf(view: RecordView, name: 'started' | 'finished', place: Place | undefined, context: MappingContext) {
  return place === undefined ? null : view.time(name, [place], context.time, 'never');
}

function tenantOf(view: RecordView, place: Place | undefined): TenantReference | null {
  const name = column(view, 'tenant', place);
  return name === null ? null : { id: name, name };
}

/**
 * MSPControl, SolidCP, WebsitePanel: the Export Log file, which has no record id, no zone, and dates of the server's
 * culture; and the rows of the log service's data sets.
 */
export const mspcontrol: KindDefinition = {
  id: 'mspcontrol',
  title: 'MSPControl / SolidCP / WebsitePanel Export Log',
  mappingVersion: 1,
  severityRules,
  innerRecords: [],
  asks: ['tenant', 'zone'],
  score: () => 0,
  map(view, context): readonly MappedEntry[] {
    const places = placesOf(view);
    if (view.element !== null) {
      const severity = severityOf(view, severityRules);
      return [mappedEntry(view, context, { ...rowColumnsOf(view, places, context), severity })];
    }
    const nativeId = column(view, 'nativeId', places.recordId);
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null,
        tenant: tenantOf(view, places.customer),
        organization: column(view, 'organization', places.organization),
        severity: severityOf(view, severityRules),
        started: timeOf(view, 'started', places.started, context),
        finished: timeOf(view, 'finished', places.finished, context),
        source: column(view, 'source', places.source),
        task: encodedColumn(view, 'task', places.task),
        item: encodedColumn(view, 'item', places.item),
        performer: column(view, 'performer', places.username),
        relation: relationOf(view, places),
        onBehalfOf: column(view, 'onBehalfOf', places.user),
      }),
    ];
  },
};
