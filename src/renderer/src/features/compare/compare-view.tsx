import { DETAIL_TEXT_LIMIT, type EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import { type ReactNode, useMemo, useRef } from 'react';
import { callApplication } from '../../api/client';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { entryStrings } from '../../strings/entry';
import { compareStrings } from '../../strings/reading';
import { copyText } from '../../ui/copy-text';
import { DiffViewer } from '../../ui/record-viewer/diff-viewer';
import type { DiffViewerHandle } from '../../ui/record-viewer/diff-viewer-props';
import { useToasts } from '../../ui/toasts';
import { useWindowWidth } from '../../ui/use-width';
import { ColumnsTable } from './columns-table';
import { type CompareChoices, CompareTools } from './compare-tools';
import { comparedTexts } from './compared-texts';
import { differingColumns } from './differing-columns';
import { SideHeading } from './side-heading';
import { useDifferences } from './use-differences';

/** Below this two columns of a record are too narrow to read. */
export const INLINE_BELOW = 1100;

export interface CompareViewProps {
  readonly left: EntryDetail;
  readonly right: EntryDetail;
  readonly onSwap: () => void;
}

export function CompareView({ left, right, onSwap }: CompareViewProps) {
  const viewer = useRef<DiffViewerHandle>(null);
  const [choices, choose] = useChoices();
  const differences = useDifferences(viewer);
  const isNarrow = useWindowWidth() < INLINE_BELOW;
  const copy = useCopyRecord();
  const { sortsKeys, ignoresSpace } = choices;
  const texts = useMemo(
    () => comparedTexts(left.raw, right.raw, { sortsKeys, ignoresSpace }),
    [left.raw, right.raw, sortsKeys, ignoresSpace],
  );
  const columns = useMemo(() => differingColumns(left.columns, right.columns), [left.columns, right.columns]);
  return (
    <Box onKeyDownCapture={differences.keys} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flex: 'none', borderBottom: '1px solid var(--vt-line)' }}>
        <SideHeading detail={left} copyLabel={compareStrings.copyLeft} onCopy={() => copy(left)} />
        <SideHeading detail={right} copyLabel={compareStrings.copyRight} onCopy={() => copy(right)} />
      </Box>
      <ColumnsTable columns={columns} />
      <CompareTools
        choices={choices}
        onChoose={choose}
        canSort={texts.canSort}
        isNarrow={isNarrow}
        differences={differences}
        onSwap={onSwap}
      />
      <Notices left={left} right={right} isSame={differences.count === 0} />
      <Box sx={{ flex: 1, minHeight: 120 }}>
        <DiffViewer
          ref={viewer}
          left={texts.left}
          right={texts.right}
          language={texts.language}
          leftLabel={compareStrings.entry(left.row.id)}
          rightLabel={compareStrings.entry(right.row.id)}
          isInline={choices.isInline || isNarrow}
          onDifferences={differences.found}
        />
      </Box>
    </Box>
  );
}

/** How records are compared is remembered. */
function useChoices(): readonly [CompareChoices, (choices: CompareChoices) => void] {
  const { reading } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const choices = {
    sortsKeys: reading.compareSortsKeys,
    ignoresSpace: reading.compareIgnoresSpace,
    isInline: reading.compareInline,
  };
  return [
    choices,
    ({ sortsKeys, ignoresSpace, isInline }) =>
      change({
        reading: {
          ...reading,
          compareSortsKeys: sortsKeys,
          compareIgnoresSpace: ignoresSpace,
          compareInline: isInline,
        },
      }),
  ];
}

/** The record as received, whole, also where only its beginning is compared. */
function useCopyRecord(): (detail: EntryDetail) => void {
  const toasts = useToasts();
  return ({ raw, row }) => {
    if (!raw.isText) {
      toasts.show({ kind: 'failed', text: entryStrings.notText });
      return;
    }
    const whole = raw.isCut
      ? callApplication('entry.text', { id: row.id, offset: 0, length: raw.textLength }).then(({ text }) => text)
      : Promise.resolve(raw.text);
    whole
      .then(copyText)
      .then(() => toasts.show({ text: entryStrings.copied(entryStrings.what.record) }), toasts.showFailure);
  };
}

interface NoticesProps {
  readonly left: EntryDetail;
  readonly right: EntryDetail;
  readonly isSame: boolean;
}

/** What a reader must know of the comparison before trusting it. */
function Notices({ left, right, isSame }: NoticesProps) {
  const raws = [left.raw, right.raw];
  const isSameBytes = left.raw.sha256 === right.raw.sha256;
  return (
    <>
      {isSameBytes && <Notice>{compareStrings.sameBytes}</Notice>}
      {raws.some((raw) => raw.isCut) && !isSameBytes && (
        <Notice isWarning>{compareStrings.cut(DETAIL_TEXT_LIMIT, left.raw.textLength, right.raw.textLength)}</Notice>
      )}
      {isSame && !isSameBytes && !raws.some((raw) => raw.isCut) && <Notice>{compareStrings.sameText}</Notice>}
      {raws.some((raw) => !raw.isText) && <Notice isWarning>{compareStrings.notText}</Notice>}
      {raws.some((raw) => !raw.isJson) && <Notice>{compareStrings.asText}</Notice>}
    </>
  );
}

function Notice({ isWarning, children }: { readonly isWarning?: boolean; readonly children: ReactNode }) {
  return (
    <Box
      role="note"
      sx={{
        flex: 'none',
        px: 4,
        py: 1,
        borderBottom: '1px solid var(--vt-line)',
        bgcolor: isWarning === true ? 'var(--vt-warningGround)' : 'var(--vt-panel)',
      }}
    >
      {children}
    </Box>
  );
}
