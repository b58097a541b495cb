import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Issued on 2026-10-03 at 03:45:06 UTC. */
export const TOKEN = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: 'ada', iat: 1790999106 })}.c2lnbmF0dXJl`;

/** Invented Okta records that hold what a reader wants to take apart: a token, packed XML, epoch times, big numbers. */
function record(index: number): string {
  const zone = index % 4;
  return JSON.stringify({
    uuid: `read-${String(index)}`,
    published: new Date(Date.UTC(2026, 9, 1 + (index % 5), index % 24)).toISOString(),
    eventType: index % 2 === 0 ? 'user.session.start' : 'app.oauth2.token.grant',
    severity: 'INFO',
    actor: { alternateId: `person${String(index % 3)}@north.example`, displayName: 'Person' },
    client: { zone: `zone-${String(zone)}`, ipAddress: `10.0.0.${String(index)}` },
    debugContext: {
      debugData: {
        token: TOKEN,
        packed: gzipSync('<log><step at="1">Started</step></log>').toString('base64'),
        issuedAt: 1_790_999_106,
        flag: index % 2 === 0 ? 'yes' : '<b>no</b>',
      },
    },
    target: [{ type: 'User', displayName: `Target ${String(index)}` }],
  }).replace('"severity"', '"big":12345678901234567890,"severity"');
}

/** Forty entries; answers the file's path. */
export function writeReadingLog(folder: string): string {
  const path = join(folder, 'reading-okta.ndjson');
  writeFileSync(path, `${Array.from({ length: 40 }, (_, index) => record(index)).join('\n')}\n`);
  return path;
}

const CHANGED = 39;

/** One entry once more, as its backend tells it later: its keys in another order, one value changed. */
export function writeChangedEntry(folder: string): string {
  const path = join(folder, 'reading-okta-later.ndjson');
  const [big] = /"big":\d+,/.exec(record(CHANGED)) ?? [''];
  const { uuid, ...rest } = JSON.parse(record(CHANGED).replace(big, '')) as Record<string, unknown>;
  const changed = JSON.stringify({ ...rest, client: { ipAddress: '10.9.9.9', zone: 'zone-3' }, uuid });
  writeFileSync(path, `{${big}${changed.slice(1)}\n`);
  return path;
}
