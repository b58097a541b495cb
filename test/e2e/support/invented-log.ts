import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The record that the jobs look for: escapes, a number beyond 2^53, duplicate keys and odd spaces have to survive. */
export const WANTED_RECORD =
  '{"uuid":"wanted-1",  "published":"2026-10-03T04:05:06.789Z","eventType":"report.send.fail","severity":"ERROR",' +
  '"actor":{"alternateId":"ada@north.example","displayName":"Ada"},"displayMessage":"Report \\u201cW\\u00f6chentlich\\u201d was not sent",' +
  '"big":12345678901234567890,"twice":1,"twice":2,"target":[{"type":"Report","displayName":"Weekly <b>report</b>"}]}';

/** An Okta log of invented entries, with the wanted one among them. Answers the file's path. */
export function writeInventedLog(folder: string, others = 240): string {
  const lines = Array.from({ length: others }, (_, index) =>
    JSON.stringify({
      uuid: `other-${String(index)}`,
      published: new Date(Date.UTC(2026, 9, 1 + (index % 20), index % 24, index % 60)).toISOString(),
      eventType: index % 3 === 0 ? 'user.session.start' : 'group.user_membership.add',
      severity: index % 10 === 0 ? 'WARN' : 'INFO',
      actor: { alternateId: `person${String(index % 7)}@north.example`, displayName: 'Person' },
      displayMessage: 'Invented entry',
      target: [{ type: 'User', displayName: `Target ${String(index)}` }],
    }),
  );
  lines.splice(Math.floor(others / 2), 0, WANTED_RECORD);
  const path = join(folder, 'invented-okta.ndjson');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
