import type { MappedEntry, Relation } from '../../entry/mapped-entry';
import { type KindDefinition, mappedEntry, severityOf, type SeverityRule, tenantAt } from '../kind';
import { at, type Place, type RecordView } from '../record-view';

const ACTION = at('/action');
const ACTOR = at('/actor');
const CONCLUSION = at('/conclusion');
const ID = [at('/_document_id')];
const TIMES = [at('/@timestamp'), at('/created_at'), at('/at_sign_timestamp'), at('/timestamp')];
const PERFORMER = [ACTOR, at('/actor_login'), at('/actor_id')];
const TENANTS = [at('/org'), at('/business'), at('/enterprise')];
const REPOSITORY = [at('/repo'), at('/repository')];
const ADDRESS = [at('/actor_ip')];
/** What was acted on, by the member that names it: its type is the member's name. */
const ITEMS: readonly (readonly [type: string, place: Place])[] = [
  ...['repo', 'repository', 'team', 'user', 'name', 'integration', 'application_name', 'hook_id'],
].map((name) => [name, at(`/${name}`)] as const);
const DESTRUCTIVE = /\.(destroy|delete|remove|disable|revoke|transfer|block)/;

/** GitHub gives no severity: all of these are ours [inferred]. */
const severityRules: readonly SeverityRule[] = [
  {
    severity: 'error',
    when: 'the action names a failure',
    place: ACTION,
    applies: (view) => /fail/i.test(view.text(ACTION) ?? ''),
  },
  {
    severity: 'error',
    when: 'conclusion is failure',
    place: CONCLUSION,
    applies: (view) => /^(failure|timed_out)$/i.test(view.text(CONCLUSION) ?? ''),
  },
  {
    severity: 'warning',
    when: 'the action destroys, deletes, removes, disables, revokes, transfers or blocks',
    place: ACTION,
    applies: (view) => DESTRUCTIVE.test(view.text(ACTION) ?? ''),
  },
];

function itemOf(view: RecordView): { readonly item: string | null; readonly itemType: string | null } {
  for (const [type, place] of ITEMS) {
    const item = view.text(place);
    if (item === null) continue;
    view.note('item', place, null);
    const name = type === 'repository' ? 'repo' : type;
    return { item, itemType: view.ruled('itemType', 'the name of the member that item comes from', name) };
  }
  return { item: null, itemType: null };
}

/** `team.add_member` was written by `team`: the action up to its last full stop. */
function sourceOf(view: RecordView): string | null {
  const action = view.text(ACTION) ?? '';
  const stop = action.indexOf('.');
  return stop > 0 ? view.ruled('source', 'the action up to its full stop', action.slice(0, stop)) : null;
}

function relationOf(view: RecordView): Relation | null {
  const isBot = view.value(at('/actor_is_bot')) === true || (view.text(ACTOR) ?? '').endsWith('[bot]');
  return isBot ? view.ruled('relation', 'the actor is a bot', 'system' as const) : null;
}

/** GitHub's audit log of an organization or enterprise, web and Git events alike. */
export const github: KindDefinition = {
  id: 'github',
  title: 'GitHub audit log',
  mappingVersion: 1,
  severityRules,
  innerRecords: [],
  asks: [],
  score(record) {
    if (typeof record.action !== 'string') return 0;
    const isDotted = /^[a-z_]+\.[a-z_]+/.test(record.action);
    const hasTime = ['@timestamp', 'created_at', 'at_sign_timestamp'].some((name) => Object.hasOwn(record, name));
    const hasPlace = ['org', 'repo', 'business', '_document_id', 'user_id', 'actor_location', 'actor_id'].some((name) =>
      Object.hasOwn(record, name),
    );
    const hasActor = Object.hasOwn(record, 'actor') && (record.actor === null || typeof record.actor === 'string');
    return (isDotted ? 0.35 : 0.1) + (hasTime ? 0.2 : 0) + (hasPlace ? 0.25 : 0) + (hasActor ? 0.2 : 0);
  },
  map(view, context): readonly MappedEntry[] {
    const nativeId = view.column('nativeId', ID);
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null,
        tenant: tenantAt(view, TENANTS, []),
        organization: view.column('organization', REPOSITORY),
        severity: severityOf(view, severityRules),
        started: view.time('started', TIMES, context.time, 'milliseconds'),
        source: sourceOf(view),
        task: view.column('task', [ACTION]),
        ...itemOf(view),
        performer: view.column('performer', PERFORMER),
        relation: relationOf(view),
        address: view.column('address', ADDRESS),
      }),
    ];
  },
};
