import type { MappedEntry, Relation } from '../../entry/mapped-entry';
import { type KindDefinition, mappedEntry, severityOf, type SeverityRule, shareOf } from '../kind';
import { at, type RecordView } from '../record-view';

const SEVERITY = at('/severity');
const EVENT_TYPE = at('/eventType');
const ACTOR_TYPE = at('/actor/type');
const UUID = [at('/uuid')];
const PUBLISHED = [at('/published')];
const TARGET = at('/target');
const TARGET_TYPE = [at('/target/0/type')];
const PERFORMER = [at('/actor/alternateId'), at('/actor/displayName'), at('/actor/id'), at('/actor')];
const ADDRESS = [at('/client/ipAddress'), at('/request/ipChain/0/ip')];
/** Targets named in the item column; further ones are counted. */
const MOST_TARGETS = 5;

const isSeverity = (name: string) => (view: RecordView) => view.text(SEVERITY)?.toUpperCase() === name;

/** Okta gives a severity of its own: DEBUG and INFO are information. */
const severityRules: readonly SeverityRule[] = [
  { severity: 'error', when: 'severity is ERROR', place: SEVERITY, applies: isSeverity('ERROR') },
  { severity: 'warning', when: 'severity is WARN', place: SEVERITY, applies: isSeverity('WARN') },
  { severity: 'information', when: 'severity is INFO', place: SEVERITY, applies: isSeverity('INFO') },
  { severity: 'information', when: 'severity is DEBUG', place: SEVERITY, applies: isSeverity('DEBUG') },
];

/** Names of the targets: one is traced to its place, several are joined. */
function itemOf(view: RecordView): string | null {
  const targets = view.value(TARGET);
  if (!Array.isArray(targets) || targets.length === 0) return null;
  if (targets.length === 1) return view.column('item', nameAt(0));
  const names: string[] = [];
  for (let index = 0; index < Math.min(targets.length, MOST_TARGETS); index += 1) {
    for (const place of nameAt(index)) {
      const name = view.text(place);
      if (name === null) continue;
      names.push(name);
      break;
    }
  }
  if (targets.length > MOST_TARGETS) names.push(`and ${targets.length - MOST_TARGETS} more`);
  view.note('item', TARGET, 'names of all targets');
  return names.length === 0 ? null : names.join(', ');
}

const NAMES = Array.from({ length: MOST_TARGETS }, (_, index) =>
  ['displayName', 'alternateId', 'id'].map((name) => at(`/target/${index}/${name}`)),
);
const nameAt = (index: number) => NAMES[index] ?? [];

/** `user.session.start` was written by `user`: the first word of the event type. [inferred] */
function sourceOf(view: RecordView): string | null {
  const word = view.text(EVENT_TYPE)?.split('.')[0] ?? '';
  return word === '' ? null : view.ruled('source', 'the first word of eventType', word);
}

function relationOf(view: RecordView): Relation | null {
  const type = view.text(ACTOR_TYPE);
  return type === 'SystemPrincipal' ? view.ruled('relation', 'actor.type is SystemPrincipal', 'system' as const) : null;
}

export const okta: KindDefinition = {
  id: 'okta',
  title: 'Okta System Log',
  mappingVersion: 1,
  severityRules,
  innerRecords: [],
  asks: ['tenant', 'instance'],
  score(record) {
    const marks = ['published', 'eventType', 'actor', 'client', 'displayMessage', 'severity', 'outcome'];
    const share = shareOf(record, marks);
    return typeof record.published === 'string' || typeof record.legacyEventType === 'string' ? share : share / 2;
  },
  map(view, context): readonly MappedEntry[] {
    const nativeId = view.column('nativeId', UUID);
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null,
        severity: severityOf(view, severityRules),
        started: view.time('started', PUBLISHED, context.time, 'by-size'),
        source: sourceOf(view),
        task: view.column('task', [EVENT_TYPE]),
        itemType: view.column('itemType', TARGET_TYPE),
        item: itemOf(view),
        performer: view.column('performer', PERFORMER),
        relation: relationOf(view),
        address: view.column('address', ADDRESS),
      }),
    ];
  },
};
