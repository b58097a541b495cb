import type { EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { entryStrings } from '../../strings/entry';
import { readingStrings } from '../../strings/reading';
import { useCommands } from '../../ui/commands';
import type { EntryValueActions } from '../../ui/entry-values';
import { prettyRecord } from '../../ui/pretty-record';
import { RecordViewer } from '../../ui/record-viewer/record-viewer';
import type { RecordViewerHandle } from '../../ui/record-viewer/record-viewer-props';
import { useToasts } from '../../ui/toasts';
import { DecodedPanel } from './decoded-panel';
import { RecordTools } from './record-tools';
import { useCaretValue } from './use-caret-value';
import { useRecordActions } from './use-record-actions';
import { useTimes } from './use-times';
import { useValueActs } from './use-value-acts';
import type { ValueAt } from './value-at';
import { ValueBar } from './value-bar';
import { ValueMenu } from './value-menu';

/** How the last record was looked at; lasts for the window's life. */
let lastFormatted = true;

export interface RecordTabProps {
  readonly detail: EntryDetail;
  readonly values: EntryValueActions | undefined;
}

interface OpenMenu {
  readonly value: ValueAt;
  readonly x: number;
  readonly y: number;
}

/** The record to read: as received, or with white space between its tokens. Its values can be asked for, copied and decoded. */
export function RecordTab({ detail, values }: RecordTabProps) {
  const { raw } = detail;
  const [isFormatted, setIsFormatted] = useState(lastFormatted);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [decoding, setDecoding] = useState<ValueAt | null>(null);
  const viewer = useRef<RecordViewerHandle>(null);
  const formats = raw.isJson && isFormatted;
  const text = useMemo(() => (formats ? prettyRecord(raw.text, raw.isCut) : raw.text), [formats, raw]);
  const caret = useCaretValue(text, detail);
  const times = useTimes(text, detail);
  const acts = useValueActs(values);
  const withValue = useAtCursor(viewer, caret.at);
  const onKeys = useValueKeys({
    f: () => withValue((value) => acts.filter(value, false)),
    F: () => withValue((value) => acts.filter(value, true)),
    C: () => withValue(acts.copyValue),
    y: () => withValue(acts.copyValue),
    Y: () => withValue(acts.copyPath),
    d: () => withValue(setDecoding),
    u: times.toggle,
  });
  useCommands({
    'entry.copyValue': raw.isJson ? () => withValue(acts.copyValue) : null,
    'entry.copyPath': raw.isJson ? () => withValue(acts.copyPath) : null,
    'entry.decode': raw.isJson ? () => withValue(setDecoding) : null,
    'entry.times': raw.isJson ? times.toggle : null,
  });
  const openMenu = (value: ValueAt | null, place: { readonly x: number; readonly y: number }): void => {
    if (value !== null) setMenu({ value, x: place.x, y: place.y });
  };
  const closeDecoded = (): void => {
    setDecoding(null);
    viewer.current?.focus();
  };
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Notices detail={detail} areTimesCut={times.isCut} />
      <Box sx={{ flex: 1, minHeight: 60 }} {...(raw.isJson ? { onKeyDownCapture: onKeys } : {})}>
        <RecordViewer
          ref={viewer}
          text={text}
          language={raw.isJson ? 'json' : 'plaintext'}
          label={entryStrings.record}
          notes={times.notes}
          {...(raw.isJson
            ? {
                onCaret: caret.moved,
                onMenu: (place) => openMenu(caret.at(place.offset), place),
                onPick: (offset) => {
                  const value = caret.at(offset);
                  if (value !== null) acts.filter(value, false);
                },
              }
            : {})}
        />
      </Box>
      {decoding !== null && (
        <DecodedPanel value={decoding} zone={times.areShown ? times.zone : null} onClose={closeDecoded} />
      )}
      {raw.isJson && (
        <ValueBar
          value={caret.value}
          acts={acts}
          canFilter={values !== undefined}
          onDecode={setDecoding}
          onMenu={openMenu}
        />
      )}
      <RecordTools
        detail={detail}
        viewer={viewer}
        isFormatted={isFormatted}
        onFormatted={(next) => {
          lastFormatted = next;
          setIsFormatted(next);
        }}
        times={times}
      />
      {menu !== null && (
        <ValueMenu
          value={menu.value}
          place={menu}
          acts={acts}
          values={values}
          onDecode={setDecoding}
          onClose={() => setMenu(null)}
        />
      )}
    </Box>
  );
}

/** Does something with the value at the cursor, and shows which it is. */
function useAtCursor(
  viewer: { readonly current: RecordViewerHandle | null },
  at: (offset: number) => ValueAt | null,
): (act: (value: ValueAt) => void) => void {
  const toasts = useToasts();
  return (act) => {
    const value = at(viewer.current?.offset() ?? 0);
    if (value === null) {
      toasts.show({ text: entryStrings.noPath });
      return;
    }
    viewer.current?.reveal(value.start, value.end);
    act(value);
  };
}

/** Keys of the viewer, which takes no text; those of its find box stay its own. */
function useValueKeys(acts: Readonly<Record<string, () => void>>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('.find-widget') !== null) return;
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function Notices({ detail, areTimesCut }: { readonly detail: EntryDetail; readonly areTimesCut: boolean }) {
  const { raw } = detail;
  const actions = useRecordActions();
  return (
    <>
      {raw.isCut && (
        <Notice
          text={entryStrings.cut(raw.text.length, raw.textLength)}
          action={<Button onClick={() => actions.save(detail)}>{entryStrings.saveWhole}</Button>}
        />
      )}
      {!raw.isText && (
        <Notice
          text={entryStrings.notText}
          action={<Button onClick={() => actions.save(detail)}>{entryStrings.save}</Button>}
        />
      )}
      {areTimesCut && <Notice text={readingStrings.timesCut(2000)} action={null} />}
    </>
  );
}

function Notice({ text, action }: { readonly text: string; readonly action: ReactNode }) {
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 1,
        bgcolor: 'var(--vt-warningGround)',
        borderBottom: '1px solid var(--vt-line)',
      }}
    >
      <Box sx={{ flex: 1 }}>{text}</Box>
      {action}
    </Box>
  );
}
