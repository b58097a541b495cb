import type { StandInAnswer, StandInRequest } from '../server/stand-in-answer';
import { accessDenied } from './panel-answers';
import type { RenderedEntry } from './panel-entries';
import { basicCredentials } from './panel-request';
import { RESELLER_NAME, RESELLER_PASSWORD } from './panel-world';

/** Where the stand-in serves the files that tasks made; the vendor does not publish its own place. [inferred] */
export const FILES_PATH = '/Portal/Download.aspx';

/** What a row's Download column holds; null: its task made no file. */
export function filePathOf({ id, task }: Pick<RenderedEntry, 'id' | 'task'>): string | null {
  return task === 'RUN_SCHEDULE' ? `${FILES_PATH}?RecordID=${id}` : null;
}

/** Answers a request for a file; `entry` is the one that it names, null where there is none. */
export function answerWithFile(request: StandInRequest, entry: RenderedEntry | null): StandInAnswer {
  const given = basicCredentials(request.headers['authorization']);
  if (given?.user !== RESELLER_NAME || given.password !== RESELLER_PASSWORD) return accessDenied();
  if (entry === null || filePathOf(entry) === null) {
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'This task made no file.' };
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${entry.item}.pdf"`,
    },
    body: writePdf([entry.item, entry.tenant.owner.companyName, `Made by task ${entry.id}`, 'Invented by Veritrail']),
  };
}

/** One page with a line of text each; the simplest that viewers show. */
export function writePdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[^\x20-\x7e]/g, '?').replace(/[()\\]/g, '\\$&')}) Tj T*`);
  const stream = `BT /F1 14 Tf 18 TL 40 780 Td ${shown.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = String(text.length).padStart(10, '0');
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${place} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
