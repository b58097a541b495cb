import type { VanishedEntry } from '@core/coverage/coverage-ledger';
import type { EntryDelivery, EntryDetail } from '@core/search/entry-detail';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Fragment, type ReactNode } from 'react';
import { useSettings } from '../../api/use-settings';
import { entryStrings } from '../../strings/entry';
import { KIND_TITLES } from '../../strings/kinds';
import { MONO } from '../../theme/tokens';
import { formatCount } from '../../ui/format-number';
import { formatTime, localZone } from '../../ui/format-time';

export interface InfoTabProps {
  readonly detail: EntryDetail;
  readonly onShowEntry: (id: number) => void;
}

/** Where the record came from, what it is, and which other entries belong to it. */
export function InfoTab({ detail, onShowEntry }: InfoTabProps) {
  const { row, deliveries, versions, siblings } = detail;
  const zone = useSettings().displayZone === 'utc' ? 'UTC' : localZone();
  const at = (instant: number): string => formatTime(instant, zone, 'second');
  return (
    <Box sx={{ px: 3, py: 2, display: 'grid', gap: 4, overflowWrap: 'anywhere' }}>
      {detail.vanishing !== null && <VanishingSection vanishing={detail.vanishing} at={at} />}
      <RecordFacts detail={detail} />
      <Section title={entryStrings.delivered}>
        {deliveries.map((one) => (
          <Facts
            key={`${String(one.importId)}-${String(one.windowId)}-${one.file}-${String(one.position)}`}
            facts={deliveryFacts(one, at)}
          />
        ))}
      </Section>
      <Section title={entryStrings.versions}>
        {versions.map((one, index) => (
          <Box key={one.id} sx={{ display: 'flex', gap: 2 }}>
            <EntryLink id={one.id} isThis={one.id === row.id} onShowEntry={onShowEntry}>
              {index === 0 ? entryStrings.versionFirst : entryStrings.version(index + 1)} #{one.id}
            </EntryLink>
            <Box sx={{ color: 'text.secondary' }}>
              {entryStrings.firstSeen} {at(one.firstSeen)}
            </Box>
          </Box>
        ))}
      </Section>
      {siblings.length > 0 && (
        <Section title={entryStrings.siblings}>
          {siblings.map((one) => (
            <EntryLink key={one.id} id={one.id} isThis={one.id === row.id} onShowEntry={onShowEntry}>
              {entryStrings.part(one.part)} {one.task ?? ''} #{one.id}
            </EntryLink>
          ))}
        </Section>
      )}
    </Box>
  );
}

/** A delivery by a file, or by a window of a collection run. */
function deliveryFacts(
  one: EntryDelivery,
  at: (instant: number) => string,
): readonly (readonly [title: string, value: string | null])[] {
  if (one.importId !== null) {
    return [
      [entryStrings.import, String(one.importId)],
      [entryStrings.file, one.file],
      [entryStrings.position, formatCount(one.position)],
      [entryStrings.at, at(one.at)],
    ];
  }
  return [
    [entryStrings.connection, one.file],
    [entryStrings.run, one.runId === null ? null : String(one.runId)],
    [entryStrings.window, one.windowId === null ? null : String(one.windowId)],
    [entryStrings.at, at(one.at)],
  ];
}

interface VanishingSectionProps {
  readonly vanishing: VanishedEntry;
  readonly at: (instant: number) => string;
}

/** Between which two askings the entry went away at its backend, and whether its age explains it. */
function VanishingSection({ vanishing, at }: VanishingSectionProps) {
  const { lastHeldRun, missingRun } = vanishing;
  return (
    <Section title={entryStrings.vanished}>
      <Box sx={vanishing.reason === 'unexplained' ? { color: 'error.main' } : {}}>
        {entryStrings.vanishedReason[vanishing.reason]}
      </Box>
      <Box>
        {entryStrings.vanishedBetween(
          vanishing.connectionName,
          `${at(vanishing.lastHeldAt)}${lastHeldRun === null ? '' : ` (${entryStrings.runNumber(lastHeldRun)})`}`,
          `${at(vanishing.missedAt)}${missingRun === null ? '' : ` (${entryStrings.runNumber(missingRun)})`}`,
        )}
      </Box>
    </Section>
  );
}

function RecordFacts({ detail }: { readonly detail: EntryDetail }) {
  const { row, raw } = detail;
  return (
    <Section title={entryStrings.integrity}>
      <Facts
        facts={[
          [entryStrings.sha256, raw.sha256],
          [entryStrings.length, entryStrings.bytes(raw.byteLength)],
          [entryStrings.encoding, raw.encoding],
          [entryStrings.backend, KIND_TITLES[row.backend]],
          [entryStrings.instance, row.instance],
          [entryStrings.vendorId, row.nativeId],
          [entryStrings.zone, row.zone === null ? null : `${row.zone} (${entryStrings.zoneSources[row.zoneSource]})`],
          [entryStrings.mapping, String(detail.mappingVersion)],
        ]}
      />
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      <Box component="h3" sx={{ m: 0, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}

const MONOSPACED: ReadonlySet<string> = new Set([entryStrings.sha256, entryStrings.file, entryStrings.vendorId]);

/** Facts without a value are left out. */
function Facts({ facts }: { readonly facts: readonly (readonly [title: string, value: string | null])[] }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '116px 1fr', rowGap: 0.5, width: '100%' }}>
      {facts.map(
        ([title, value]) =>
          value !== null && (
            <Fragment key={title}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {title}
              </Box>
              <Box component="dd" sx={{ m: 0, ...(MONOSPACED.has(title) ? { fontFamily: MONO, fontSize: 12 } : {}) }}>
                {value}
              </Box>
            </Fragment>
          ),
      )}
    </Box>
  );
}

interface EntryLinkProps {
  readonly id: number;
  readonly isThis: boolean;
  readonly onShowEntry: (id: number) => void;
  readonly children: ReactNode;
}

function EntryLink({ id, isThis, onShowEntry, children }: EntryLinkProps) {
  if (isThis) {
    return (
      <span>
        {children} <span style={{ color: 'var(--vt-textQuiet)' }}>({entryStrings.thisOne})</span>
      </span>
    );
  }
  return (
    <ButtonBase onClick={() => onShowEntry(id)} sx={{ color: 'primary.main', fontSize: 13, textAlign: 'left' }}>
      {children}
    </ButtonBase>
  );
}
