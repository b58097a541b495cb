import type { EntryDetail } from '@core/search/entry-detail';
import { useMemo } from 'react';
import { callApplication, downloadTarget } from '../../api/client';
import { useApplication } from '../../api/use-application';
import { entryStrings } from '../../strings/entry';
import { copyText } from '../../ui/copy-text';
import { prettyRecord } from '../../ui/pretty-record';
import { useToasts } from '../../ui/toasts';

export interface RecordActions {
  /** The record as received, character for character; offers Save where its bytes are no text. */
  readonly copy: (detail: EntryDetail) => void;
  readonly copyFormatted: (detail: EntryDetail) => void;
  readonly save: (detail: EntryDetail) => void;
  readonly copyText: (what: string, text: string) => void;
}

/** What is done with a whole record, each told by a toast. */
export function useRecordActions(): RecordActions {
  const toasts = useToasts();
  const hasNativeDialogs = useApplication().data?.hasNativeDialogs ?? false;
  return useMemo(() => {
    const { show, showFailure } = toasts;
    const put = (what: string, text: Promise<string>): void => {
      text.then(copyText).then(() => show({ text: entryStrings.copied(what) }), showFailure);
    };
    const save = (detail: EntryDetail): void => {
      saveRecord(detail, hasNativeDialogs).then((saved) => {
        if (saved !== null) show({ text: entryStrings.saved(saved.name, saved.bytes) });
      }, showFailure);
    };
    return {
      save,
      copy: (detail) => {
        if (detail.raw.isText) put(entryStrings.what.record, wholeText(detail));
        else {
          const action = { label: entryStrings.save, run: () => save(detail) };
          show({ kind: 'failed', text: entryStrings.notText, action });
        }
      },
      copyFormatted: (detail) =>
        put(
          entryStrings.what.formatted,
          wholeText(detail).then((text) => prettyRecord(text, false)),
        ),
      copyText: (what, text) => put(what, Promise.resolve(text)),
    };
  }, [toasts, hasNativeDialogs]);
}

/** The whole text of a record, also where the detail carries only its beginning. */
async function wholeText({ raw, row }: EntryDetail): Promise<string> {
  if (!raw.isCut) return raw.text;
  const { text } = await callApplication('entry.text', { id: row.id, offset: 0, length: raw.textLength });
  return text;
}

async function saveRecord(
  { row, raw }: EntryDetail,
  hasNativeDialogs: boolean,
): Promise<{ readonly name: string; readonly bytes: number } | null> {
  const suggestedName = `entry-${String(row.id)}.${raw.isJson ? 'json' : raw.isText ? 'txt' : 'bin'}`;
  const target = await callApplication('files.pickTarget', { suggestedName });
  if (target === null) return null;
  const { bytes } = await callApplication('entry.save', { id: row.id, target: target.handle });
  if (!hasNativeDialogs) await downloadTarget(target.handle, suggestedName);
  return { name: target.name, bytes };
}
