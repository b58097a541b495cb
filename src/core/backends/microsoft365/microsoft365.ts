import type { MappedEntry, Relation, TenantReference } from '../../entry/mapped-entry';
import {
  type KindDefinition,
  type MappingContext,
  mappedEntry,
  severityOf,
  type SeverityRule,
  shareOf,
  tenantAt,
} from '../kind';
import { at, type RecordView } from '../record-view';

const STATUS = at('/ResultStatus');
const OPERATION = at('/Operation');
const SEVERITY = at('/Severity');
const USER_TYPE = at('/UserType');
const ID = [at('/Id'), at('/auditData/Id'), at('/id')];
/** The first is the unified audit log's own, in UTC without a zone; the others are Graph's and PowerShell's. */
const TIMES = [at('/CreationTime'), at('/createdDateTime'), at('/activityDateTime'), at('/CreationDate')];
const STATUS_CODE = at('/status/errorCode');
const TENANT = [at('/OrganizationId'), at('/organizationId'), at('/auditData/OrganizationId')];
const ORGANIZATION = [at('/OrganizationName')];
const SOURCE = [at('/Workload'), at('/service'), at('/loggedByService'), at('/auditData/Workload')];
const TASK = [OPERATION, at('/operation'), at('/activityDisplayName'), at('/Operations'), at('/appDisplayName')];
const ITEM = [
  ...['ObjectId', 'objectId', 'SourceFileName', 'ItemName', 'Item/Subject', 'MailboxOwnerUPN', 'TeamName'],
  ...['targetResources/0/displayName', 'targetResources/0/id', 'AlertEntityId', 'Name', 'resourceDisplayName'],
].map((name) => at(`/${name}`));
const ITEM_TYPE = [at('/ItemType'), at('/targetResources/0/type'), at('/EntityType')];
const PERFORMER = [
  ...['UserId', 'userPrincipalName', 'userId', 'UserKey', 'initiatedBy/user/userPrincipalName'],
  ...['initiatedBy/app/displayName', 'UserIds'],
].map((name) => at(`/${name}`));
const ON_BEHALF_OF = [at('/MailboxOwnerUPN')];
const ADDRESS = [
  'ClientIP',
  'ClientIPAddress',
  'ActorIpAddress',
  'clientIp',
  'initiatedBy/user/ipAddress',
  'ipAddress',
].map((name) => at(`/${name}`));

const isStatus = (pattern: RegExp) => (view: RecordView) => pattern.test(view.text(STATUS) ?? '');
const isSeverity = (pattern: RegExp) => (view: RecordView) => pattern.test(view.text(SEVERITY) ?? '');

/** Alerts carry a severity of their own; else the result decides [inferred]. */
const severityRules: readonly SeverityRule[] = [
  { severity: 'error', when: 'an alert of severity high', place: SEVERITY, applies: isSeverity(/^(high|critical)$/i) },
  { severity: 'warning', when: 'an alert of severity medium', place: SEVERITY, applies: isSeverity(/^medium$/i) },
  {
    severity: 'error',
    when: 'ResultStatus says that it failed',
    place: STATUS,
    applies: isStatus(/^(failed|failure|false|error)$/i),
  },
  { severity: 'warning', when: 'ResultStatus says partially', place: STATUS, applies: isStatus(/^partial/i) },
  {
    severity: 'error',
    when: 'the operation names a failure',
    place: OPERATION,
    applies: (view) => /failed$|failure/i.test(view.text(OPERATION) ?? ''),
  },
  {
    severity: 'error',
    when: 'Graph reports the result failure or timeout',
    place: at('/result'),
    applies: (view) => /^(failure|timeout)$/i.test(view.text(at('/result')) ?? ''),
  },
  {
    severity: 'error',
    when: 'a sign-in has an error code',
    place: STATUS_CODE,
    applies: (view) => /^[1-9]\d*$/.test(view.text(STATUS_CODE) ?? ''),
  },
];

/** UserType of the schema: 2 and 3 are administrators, 4 to 8 are systems, applications and policies. */
const RELATIONS: Readonly<Record<string, Relation>> = {
  '0': 'self',
  '2': 'administrator',
  '3': 'administrator',
  '4': 'system',
  '5': 'system',
  '6': 'system',
  '7': 'system',
  '8': 'system',
  Regular: 'self',
  Admin: 'administrator',
  DcAdmin: 'administrator',
  System: 'system',
  Application: 'system',
  ServicePrincipal: 'system',
};

function relationOf(view: RecordView): Relation | null {
  const type = view.text(USER_TYPE);
  const relation = type !== null && Object.hasOwn(RELATIONS, type) ? RELATIONS[type] : undefined;
  if (relation === undefined) return null;
  view.note('relation', USER_TYPE, 'by UserType');
  return relation;
}

/** Some records carry it where they belong to no organization [inferred]. */
const NO_ORGANIZATION = '00000000-0000-0000-0000-000000000000';

/** The organization that the record names; the tenant whose log it was found in where it names none, or that one in other letters. */
function tenantOf(view: RecordView, context: MappingContext): TenantReference | null {
  const id = TENANT.map((place) => view.text(place)).find((text) => text !== null) ?? null;
  const isSame = context.tenant !== null && id?.toLowerCase() === context.tenant.toLowerCase();
  if (id === NO_ORGANIZATION || (isSame && id !== context.tenant)) return null;
  return tenantAt(view, TENANT, ORGANIZATION);
}

/** The unified audit log: Management Activity API, Purview and PowerShell exports, and Graph's forms of it. */
export const microsoft365: KindDefinition = {
  id: 'microsoft365',
  title: 'Microsoft 365 unified audit log',
  mappingVersion: 2,
  severityRules,
  innerRecords: ['AuditData'],
  asks: [],
  score(record) {
    if (typeof record.AuditData === 'string' && record.AuditData.includes('{')) return 0.95;
    const own = shareOf(record, [
      'CreationTime',
      'Id',
      'Operation',
      'OrganizationId',
      'RecordType',
      'Workload',
      'UserId',
    ]);
    const graph = shareOf(record, ['createdDateTime', 'auditLogRecordType', 'operation', 'auditData', 'service']);
    const directory = shareOf(record, ['activityDateTime', 'activityDisplayName', 'initiatedBy', 'targetResources']);
    return Math.max(own, graph, directory);
  },
  map(view, context): readonly MappedEntry[] {
    const nativeId = view.column('nativeId', ID);
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null,
        tenant: tenantOf(view, context),
        organization: view.column('organization', ORGANIZATION),
        severity: severityOf(view, severityRules),
        started: view.time('started', TIMES, context.time, 'by-size'),
        source: view.column('source', SOURCE),
        task: view.column('task', TASK),
        itemType: view.column('itemType', ITEM_TYPE),
        item: view.column('item', ITEM),
        performer: view.column('performer', PERFORMER),
        relation: relationOf(view),
        onBehalfOf: view.column('onBehalfOf', ON_BEHALF_OF),
        address: view.column('address', ADDRESS),
      }),
    ];
  },
};
