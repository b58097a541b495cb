import { Random } from '@demo/random';
import { benchTenants, hexadecimal32, instantOf, tenantDrawer, uuidOf } from './population';

const SERVICES = ['ec2', 's3', 'iam', 'kms', 'sts', 'lambda', 'rds', 'logs'];
const EVENTS = ['DescribeInstances', 'GetObject', 'AssumeRole', 'Decrypt', 'PutBucketPolicy', 'CreateUser', 'Invoke'];
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-west-2'];

/** `count` records in CloudTrail's shape, some 1.4 KB of JSON each. */
export function* cloudTrailRecords(count: number, seed = 'veritrail bench cloudtrail'): Generator<string> {
  const random = new Random(seed);
  const draw = tenantDrawer(benchTenants(), 'panel', random);
  for (let index = 0; index < count; index++) {
    const tenant = draw();
    const account = String(100_000_000_000 + tenant.number * 7_919);
    const service = random.pick(SERVICES);
    const region = random.pick(REGIONS);
    const role = `bench-${random.pick(tenant.people).split('@')[0]}`;
    const time = `${new Date(instantOf(index, count, random)).toISOString().slice(0, 19)}Z`;
    yield JSON.stringify({
      eventVersion: '1.09',
      userIdentity: {
        type: 'AssumedRole',
        principalId: `AROAEXAMPLE${account}:${role}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/session-${random.integer(1, 8)}`,
        accountId: account,
        accessKeyId: `ASIAEXAMPLE${hexadecimal32(random).slice(0, 9).toUpperCase()}`,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: `AROAEXAMPLE${account}`,
            arn: `arn:aws:iam::${account}:role/${role}`,
            accountId: account,
            userName: role,
          },
          attributes: { creationDate: time, mfaAuthenticated: random.chance(0.5) ? 'true' : 'false' },
        },
      },
      eventTime: time,
      eventSource: `${service}.amazonaws.com`,
      eventName: random.pick(EVENTS),
      awsRegion: region,
      sourceIPAddress: `198.51.100.${random.next() % 250}`,
      userAgent: 'aws-sdk-invented/2.1 (bench; linux) exec-env/none cfg/retry-mode#standard',
      ...(random.chance(0.04) ? { errorCode: 'AccessDenied', errorMessage: `User ${role} is not authorized` } : {}),
      requestParameters: {
        bucketName: `bench-${tenant.number}-${random.integer(1, 40)}`,
        key: `exports/${hexadecimal32(random)}.parquet`,
        instanceType: 'm7i.large',
        filterSet: { items: [{ name: 'tag:stage', valueSet: { items: [{ value: 'prod' }] } }] },
      },
      responseElements: null,
      requestID: uuidOf(random),
      eventID: uuidOf(random),
      readOnly: random.chance(0.7),
      resources: [{ accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::bench-${tenant.number}` }],
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
      },
    });
  }
}
