import type { EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { entryStrings } from '../../strings/entry';
import { MONO } from '../../theme/tokens';
import { prettyXml } from '../../ui/pretty-xml';
import { RecordViewer } from '../../ui/record-viewer/record-viewer';
import { useRecordActions } from './use-record-actions';

/** XML found inside fields, on lines; only ever shown as text. */
export function XmlTab({ detail }: { readonly detail: EntryDetail }) {
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {detail.embeddedXml.map(({ place, xml }) => (
        <XmlPart key={place} place={place} xml={xml} />
      ))}
    </Box>
  );
}

function XmlPart({ place, xml }: { readonly place: string; readonly xml: string }) {
  const { copyText } = useRecordActions();
  const text = useMemo(() => prettyXml(xml), [xml]);
  return (
    <Box
      component="section"
      aria-label={entryStrings.xmlAt(place)}
      sx={{ flex: '1 1 0', minHeight: 160, display: 'flex', flexDirection: 'column' }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 3, py: 1, borderBottom: '1px solid var(--vt-line)' }}
      >
        <Box sx={{ flex: 1, fontFamily: MONO, fontSize: 12, color: 'text.secondary' }}>{place}</Box>
        <Button onClick={() => copyText('XML', xml)}>{entryStrings.copy}</Button>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <RecordViewer text={text} language="plaintext" label={entryStrings.xmlAt(place)} />
      </Box>
    </Box>
  );
}
