import type { EntryDetail } from '@core/search/entry-detail';
import type { EntryRow } from '@core/search/results';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { AppWindow, ArrowDown, ArrowUp, Link2, PanelBottom, PanelRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { entryStrings } from '../../strings/entry';
import { linkText } from '../../strings/links';
import { useCopyLink } from '../../ui/copy-link';
import { MiddleText } from '../../ui/middle-text';
import { useNavigation } from '../../ui/navigation';
import { useNewWindow } from '../../ui/new-window';
import { SeverityMark } from '../../ui/severity-mark';
import type { EntrySlotProps } from '../../ui/slots';
import { useToasts } from '../../ui/toasts';
import { CompareButton } from './compare-button';

/** Which entry this is, and the way to its neighbours. */
export function EntryHeader(
  props: EntrySlotProps & { readonly row: EntryRow | null; readonly detail: EntryDetail | undefined },
) {
  const { row } = props;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pl: 3, pr: 1, height: 36, flex: 'none' }}>
      {row !== null && <SeverityMark severity={row.severity} />}
      <Box component="h2" sx={{ m: 0, fontSize: 13, fontWeight: 600, flex: 1, minWidth: 0 }}>
        <MiddleText text={row?.task ?? entryStrings.title(props.id)} />
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, flex: 'none' }}>
        #{props.id}
      </Box>
      <Box sx={{ display: 'flex', flex: 'none' }}>
        <HeaderButton label={entryStrings.previous} keys="[" onClick={props.onPrevious}>
          <ArrowUp size={15} aria-hidden />
        </HeaderButton>
        <HeaderButton label={entryStrings.next} keys="]" onClick={props.onNext}>
          <ArrowDown size={15} aria-hidden />
        </HeaderButton>
        <CompareButton id={props.id} detail={props.detail} />
        <LinkButtons id={props.id} />
        <SideButton />
        <HeaderButton label={entryStrings.close} keys="Esc" onClick={props.onClose}>
          <X size={15} aria-hidden />
        </HeaderButton>
      </Box>
    </Box>
  );
}

/** The entry for others, and in a window of its own, which it may be in already. */
function LinkButtons({ id }: { readonly id: number }) {
  const copyLink = useCopyLink();
  const newWindow = useNewWindow();
  const { alone } = useNavigation();
  return (
    <>
      <HeaderButton label={linkText.copyEntry} keys="l" onClick={() => copyLink.ofEntries([id])}>
        <Link2 size={15} aria-hidden />
      </HeaderButton>
      {alone === null && (
        <HeaderButton label={linkText.newWindow} keys="Shift+o" onClick={() => newWindow({ kind: 'entry', entry: id })}>
          <AppWindow size={15} aria-hidden />
        </HeaderButton>
      )}
    </>
  );
}

interface HeaderButtonProps {
  readonly label: string;
  readonly keys?: string;
  /** null: nothing to do there. */
  readonly onClick: (() => void) | null;
  readonly children: ReactNode;
}

function HeaderButton({ label, keys, onClick, children }: HeaderButtonProps) {
  return (
    <Tooltip title={keys === undefined ? label : `${label}  ${keys}`}>
      <span>
        <IconButton aria-label={label} disabled={onClick === null} onClick={() => onClick?.()}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}

function SideButton() {
  const { panes } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const isRight = panes.detailSide === 'right';
  return (
    <HeaderButton
      label={isRight ? entryStrings.toBottom : entryStrings.toRight}
      onClick={() => change({ panes: { ...panes, detailSide: isRight ? 'bottom' : 'right' } })}
    >
      {isRight ? <PanelBottom size={15} aria-hidden /> : <PanelRight size={15} aria-hidden />}
    </HeaderButton>
  );
}
