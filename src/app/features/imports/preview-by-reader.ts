import type { ImportPreview } from '@core/imports/import-preview';
import type { Reader } from './reader';

/** Waits for the preview that a reader makes, and closes the reader. */
export async function previewByReader(reader: Reader): Promise<ImportPreview> {
  try {
    for await (const message of reader.messages()) if (message.kind === 'preview') return message.preview;
    throw new Error('The reader ended without a preview.');
  } finally {
    await reader.close();
  }
}
