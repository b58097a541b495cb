import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCall } from '../../api/use-call';
import { entryStrings } from '../../strings/entry';
import { FailureNotice } from '../../ui/failure-notice';
import type { EntrySlotProps } from '../../ui/slots';
import { EntryHeader } from './entry-header';
import { FieldsTab } from './fields-tab';
import { InfoTab } from './info-tab';
import { RecordTab } from './record-tab';
import { useEntryKeys } from './use-entry-keys';
import { type EntryTab, useEntryTab } from './use-entry-tab';
import { XmlTab } from './xml-tab';
import { useDimmed } from '../../ui/use-dimmed';

export interface EntryPanelProps extends EntrySlotProps {
  /** The files of an entry: another feature's part. */
  readonly artefacts: (entry: number) => ReactNode;
  /** What reviewers say of an entry: another feature's part. */
  readonly annotations: (entry: number) => ReactNode;
}

/** One entry: its record, its columns with their places in raw, and where it came from. */
export function EntryPanel(props: EntryPanelProps) {
  const { id } = props;
  const [tab, setTab] = useEntryTab();
  const panel = useRef<HTMLDivElement>(null);
  const detail = useCall('entry.read', { id }, { staleTime: 0 });
  const { data } = detail;
  const isOutdated = data !== undefined && data.row.id !== id;
  const dim = useDimmed(isOutdated);
  const hasXml = (data?.embeddedXml.length ?? 0) > 0;
  const isThere = (tab !== 'xml' || hasXml) && (tab !== 'neighbours' || props.neighbours !== undefined);
  const shown = isThere ? tab : 'record';
  useEffect(() => {
    if (props.focusRequest > 0) panel.current?.focus();
  }, [props.focusRequest]);
  const keys = useEntryKeys(props, isOutdated ? undefined : data);
  return (
    <Box
      ref={panel}
      role="region"
      aria-label={entryStrings.title(id)}
      tabIndex={-1}
      onKeyDownCapture={keys}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.default', outline: 'none' }}
    >
      <EntryHeader {...props} detail={isOutdated ? undefined : data} row={data?.row ?? null} />
      <Tabs
        value={shown}
        onChange={(_, next: EntryTab) => setTab(next)}
        aria-label={entryStrings.views}
        sx={{ flex: 'none', borderBottom: '1px solid var(--vt-line)', px: 1 }}
      >
        <Tab value="record" label={data?.raw.isJson === false ? entryStrings.tabs.text : entryStrings.tabs.record} />
        <Tab value="fields" label={entryStrings.tabs.fields} />
        {props.neighbours !== undefined && <Tab value="neighbours" label={entryStrings.tabs.neighbours} />}
        {hasXml && <Tab value="xml" label={entryStrings.tabs.xml} />}
        <Tab value="artefacts" label={entryStrings.tabs.artefacts} />
        <Tab value="info" label={entryStrings.tabs.info} />
      </Tabs>
      {detail.error !== null && <FailureNotice failure={detail.error} onRetry={() => void detail.refetch()} />}
      {data === undefined && detail.error === null && (
        <Box role="status" sx={{ p: 4, color: 'text.secondary' }}>
          {entryStrings.loading}
        </Box>
      )}
      {data !== undefined && (
        <Box
          role="tabpanel"
          aria-label={entryStrings.tabs[shown]}
          aria-busy={isOutdated}
          sx={{ flex: 1, minHeight: 0, overflow: 'auto', ...dim }}
        >
          {shown === 'record' && <RecordTab key={data.row.id} detail={data} values={props.values} />}
          {shown === 'fields' && <FieldsTab detail={data} />}
          {shown === 'neighbours' && props.neighbours?.(data.row)}
          {shown === 'xml' && <XmlTab detail={data} />}
          {shown === 'artefacts' && props.artefacts(data.row.id)}
          {shown === 'info' && <InfoTab detail={data} onShowEntry={props.onShowEntry} />}
        </Box>
      )}
      {props.annotations(id)}
    </Box>
  );
}
