/** CloudTrail records with invented values, all different, the same for the same number. */
export function cloudTrailRecord(number: number): Record<string, unknown> {
  const id = number.toString(16).padStart(12, '0');
  const time = new Date(Date.UTC(2026, 0, 1) + number * 7000).toISOString().replace('.000Z', 'Z');
  return {
    eventVersion: '1.09',
    userIdentity: { type: 'IAMUser', accountId: '111122223333', userName: `user-${number % 40}` },
    eventTime: time,
    eventSource: `service-${number % 12}.amazonaws.com`,
    eventName: number % 3 === 0 ? 'DeleteThing' : 'GetThing',
    awsRegion: 'eu-central-1',
    sourceIPAddress: `192.0.2.${number % 250}`,
    requestParameters: { thing: `thing-${number}` },
    ...(number % 50 === 0 ? { errorCode: 'AccessDenied' } : {}),
    eventID: `00000000-0000-4000-8000-${id}`,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
  };
}

export function cloudTrailNdjson(from: number, to: number): string {
  let text = '';
  for (let number = from; number < to; number += 1) text += `${JSON.stringify(cloudTrailRecord(number))}\n`;
  return text;
}
