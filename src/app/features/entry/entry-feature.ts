import type { Archive } from '@core/archive/archive';
import { DETAIL_TEXT_LIMIT, type EntryDetail, type EntryRaw } from '@core/search/entry-detail';
import { isJson } from '@core/records/compact-json';
import type { FileHandles } from '../../files/file-handles';
import { writeTarget } from '../../files/target-file';
import type { FeatureHandlers } from '../../handlers';
import { describeRecord } from './describe-record';
import { cutText, entryNotFound, type RecordText, RecordTexts } from './record-texts';

export interface EntryPorts {
  readonly archive: Pick<
    Archive,
    'row' | 'record' | 'deliveries' | 'vanishing' | 'versions' | 'siblings' | 'onChanged'
  >;
  readonly files: Pick<FileHandles, 'resolve'>;
}

function rawOf({ record, text }: RecordText, isKnownJson: boolean): EntryRaw {
  const shown = cutText(text, DETAIL_TEXT_LIMIT);
  const isText = record.encoding !== 'binary';
  return {
    byteLength: record.bytes.byteLength,
    textLength: text.length,
    encoding: record.encoding,
    isText,
    isJson: isText && (isKnownJson || isJson(text)),
    sha256: record.sha256,
    text: shown,
    isCut: shown.length < text.length,
  };
}

/** One entry: its columns with their places, its record whole or in stretches, and its bytes. */
export function createEntryFeature({ archive, files }: EntryPorts): FeatureHandlers<'entry'> {
  const texts = new RecordTexts(archive);

  const read = async (id: number): Promise<EntryDetail> => {
    // The record first: where there is none, nothing else is left running.
    const recordText = await texts.read(id);
    const [row, deliveries, vanishing, versions, siblings] = await Promise.all([
      archive.row(id),
      archive.deliveries(id),
      archive.vanishing(id),
      archive.versions(id),
      archive.siblings(id),
    ]);
    if (row === null) throw entryNotFound(id);
    const { columns, embeddedXml, isKnownJson } = describeRecord(row, recordText);
    const raw = rawOf(recordText, isKnownJson);
    const { mappingVersion } = recordText.record;
    return { row, columns, mappingVersion, raw, embeddedXml, deliveries, vanishing, versions, siblings };
  };

  return {
    'entry.read': ({ id }) => read(id),
    'entry.text': async ({ id, offset, length }) => {
      const { text } = await texts.read(id);
      return { text: text.slice(offset, offset + length), textLength: text.length };
    },
    'entry.save': async ({ id, target }) => {
      const { path } = files.resolve(target, ['target']);
      const { record } = await texts.read(id);
      const { written } = await writeTarget(path, (file) => file.write(record.bytes));
      return { bytes: written.bytes };
    },
    'entry.bytes': async ({ id, offset, length }) => {
      const { bytes, encoding } = (await texts.read(id)).record;
      const stretch = bytes.subarray(offset, offset + length);
      const base64 = Buffer.from(stretch.buffer, stretch.byteOffset, stretch.byteLength).toString('base64');
      return { base64, byteLength: bytes.byteLength, encoding };
    },
  };
}
