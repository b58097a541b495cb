import type { MappedEntry, Relation } from '../../entry/mapped-entry';
import { type KindDefinition, mappedEntry, severityOf, type SeverityRule, shareOf, tenantAt } from '../kind';
import { at, type Place, type RecordView } from '../record-view';

const USER_TYPE = at('/userIdentity/type');
const ERROR_CODE = at('/errorCode');
const EVENT_NAME = at('/eventName');
const EVENT_ID = at('/eventID');
const EVENT_TIME = at('/eventTime');
const EVENT_SOURCE = at('/eventSource');
const REGION = at('/awsRegion');
const ADDRESS = at('/sourceIPAddress');
const ON_BEHALF_OF = [at('/userIdentity/onBehalfOf/userId')];
const ACCOUNT = at('/userIdentity/accountId');
const RECIPIENT = at('/recipientAccountId');
const LOGIN = at('/responseElements/ConsoleLogin');
const MFA = at('/additionalEventData/MFAUsed');
const PERFORMER = ['userName', 'arn', 'invokedBy', 'principalId', 'type'].map((name) => at(`/userIdentity/${name}`));
const ITEM_TYPE = [at('/resources/0/type')];
const RESOURCE = [at('/resources/0/ARN'), at('/resources/0/arn'), at('/resources/0/resourceName')];
/** Request parameters that name what was acted on, the most telling first. [inferred] */
const PARAMETERS: readonly Place[] = [
  ...['bucketName', 'functionName', 'userName', 'roleName', 'groupName', 'policyArn', 'instanceId', 'groupId'],
  ...['secretId', 'keyId', 'dBInstanceIdentifier', 'trailName', 'name', 'roleArn', 'resourceArn', 'imageId'],
  ...['snapshotId', 'volumeId', 'vpcId', 'tableName', 'queueUrl', 'topicArn', 'clusterName', 'stackName', 'modelId'],
].map((name) => at(`/requestParameters/${name}`));
const INSTANCES = [at('/requestParameters/instancesSet/items/0/instanceId')];

/** What CloudTrail calls an error is one; the others are ours [inferred]. */
const severityRules: readonly SeverityRule[] = [
  {
    severity: 'error',
    when: 'errorCode is present',
    place: ERROR_CODE,
    applies: (view) => view.text(ERROR_CODE) !== null,
  },
  {
    severity: 'error',
    when: 'a console login failed',
    place: LOGIN,
    applies: (view) => view.text(LOGIN) === 'Failure',
  },
  {
    severity: 'warning',
    when: 'the root user did it',
    place: USER_TYPE,
    applies: (view) => view.text(USER_TYPE) === 'Root' && view.text(at('/userIdentity/invokedBy')) === null,
  },
  {
    severity: 'warning',
    when: 'a console login without a second factor',
    place: MFA,
    applies: (view) => view.text(EVENT_NAME) === 'ConsoleLogin' && view.text(MFA)?.toLowerCase() === 'no',
  },
];

/** Whose account acts: a service of AWS is the system, the root user an administrator [inferred]. */
function relationOf(view: RecordView): Relation | null {
  const type = view.text(USER_TYPE);
  if (type === 'AWSService') return view.ruled('relation', 'userIdentity.type is AWSService', 'system' as const);
  if (type === 'Root') return view.ruled('relation', 'userIdentity.type is Root', 'administrator' as const);
  const account = view.text(ACCOUNT);
  if (account === null || account !== view.text(RECIPIENT)) return null;
  return view.ruled('relation', 'userIdentity.accountId is recipientAccountId', 'self' as const);
}

export const cloudtrail: KindDefinition = {
  id: 'cloudtrail',
  title: 'AWS CloudTrail',
  mappingVersion: 1,
  severityRules,
  innerRecords: ['CloudTrailEvent'],
  asks: [],
  score(record) {
    if (typeof record.CloudTrailEvent === 'string') return 1;
    const marks = ['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'eventID'];
    return shareOf(record, marks);
  },
  map(view, context): readonly MappedEntry[] {
    const nativeId = view.column('nativeId', [EVENT_ID]);
    return [
      mappedEntry(view, context, {
        nativeId,
        nativeIdIsGlobal: nativeId !== null,
        tenant: tenantAt(view, [RECIPIENT, ACCOUNT], []),
        organization: view.column('organization', [REGION]),
        severity: severityOf(view, severityRules),
        started: view.time('started', [EVENT_TIME], context.time, 'by-size'),
        source: view.column('source', [EVENT_SOURCE]),
        task: view.column('task', [EVENT_NAME]),
        itemType: view.column('itemType', ITEM_TYPE),
        item: view.column('item', RESOURCE) ?? view.column('item', PARAMETERS) ?? view.column('item', INSTANCES),
        performer: view.column('performer', PERFORMER),
        relation: relationOf(view),
        onBehalfOf: view.column('onBehalfOf', ON_BEHALF_OF),
        address: view.column('address', [ADDRESS]),
      }),
    ];
  },
};
