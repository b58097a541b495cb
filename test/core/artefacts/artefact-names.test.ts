import { artefactAddress } from '@core/artefacts/artefact-address';
import { canOpen } from '@core/artefacts/can-open';
import { safeFileName } from '@core/artefacts/safe-file-name';
import { describe, expect, it } from 'vitest';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the names of artefacts', () => {
  it('lose paths, control and direction signs, and what a system would not take', () => {
    const given = [
      '../../etc/passwd',
      'C:\\Windows\\report.pdf',
      'report\u202Efdp.exe',
      'a\u0000b\nc.txt',
      'CON.txt',
      '  ..  ',
      'Monthly report <1>.pdf',
      null,
    ];
    expect(given.map((name) => safeFileName(name, 'artefact-7'))).toEqual([
      'passwd',
      'report.pdf',
      'reportfdp.exe',
      'abc.txt',
      'artefact-7',
      'artefact-7',
      'Monthly report 1.pdf',
      'artefact-7',
    ]);
  });

  it('keep their ending when they are cut', () => {
    const name = safeFileName(`${'x'.repeat(500)}.pdf`, 'artefact');
    expect([name.length, name.endsWith('.pdf')]).toEqual([120, true]);
  });
});

describe('what may be opened', () => {
  it('is what a viewer shows; nothing that could be run, whatever it is called', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['report.pdf', '%PDF-1.7'],
      ['Report.PDF', '%PDF-1.7'],
      ['table.csv', 'a,b'],
      ['report.pdf', 'MZ\u0090'],
      ['notes.txt', '#!/bin/sh'],
      ['setup.exe', 'MZ'],
      ['page.html', '<script>'],
      ['macro.docm', 'PK'],
      ['link.url', '[InternetShortcut]'],
      ['report', '%PDF-1.7'],
    ];
    expect(cases.map(([name, start]) => canOpen(name, bytes(start)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the address of an artefact', () => {
  it('is filled from the entry, each value encoded, and there is none where a value is missing', () => {
    const question = { nativeId: 'a/../b?x=1', item: null, record: '{}' };
    expect([
      artefactAddress('/Download.aspx?RecordID={nativeId}', question),
      artefactAddress('/files/{nativeId}/{item}', question),
    ]).toEqual(['/Download.aspx?RecordID=a%2F..%2Fb%3Fx%3D1', null]);
  });
});
