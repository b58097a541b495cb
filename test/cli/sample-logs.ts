import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Invented CloudTrail records: one an hour from 2026-11-01T00:00:00Z, every third one failed. */
export function cloudTrailRecords(count: number, prefix = 'a'): readonly Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    eventVersion: '1.08',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/anna',
      userName: index % 2 === 0 ? 'anna' : 'bruno',
    },
    eventTime: new Date(Date.UTC(2026, 10, 1, index)).toISOString().replace('.000Z', 'Z'),
    eventSource: index % 5 === 0 ? 'iam.amazonaws.com' : 'ec2.amazonaws.com',
    eventName: index % 4 === 0 ? 'CreateUser' : 'RunInstances',
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'example/1.0',
    ...(index % 3 === 0 ? { errorCode: 'AccessDenied', errorMessage: 'denied: café' } : {}),
    requestParameters: { instanceType: 't3.micro', number: index },
    eventID: `${prefix}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
  }));
}

/** Writes files to import into a folder of their own. */
export function writeLogs(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return [name, path];
    }),
  );
}
