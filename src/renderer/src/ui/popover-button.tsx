import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';

export interface PopoverButtonProps {
  readonly label: ReactNode;
  /** The name that is read aloud; also names what opens. */
  readonly name: string;
  readonly isActive?: boolean;
  readonly icon?: ReactNode;
  readonly align?: 'left' | 'right';
  /** For what opens it otherwise than by a press: the host's menu. */
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something to choose from; Esc closes it and gives the focus back. */
export function PopoverButton({ label, name, isActive, icon, align, buttonRef, children }: PopoverButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  const horizontal = align ?? 'left';
  return (
    <>
      <Button
        {...(buttonRef === undefined ? {} : { ref: buttonRef })}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        startIcon={icon}
        endIcon={<ChevronDown size={14} aria-hidden />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={isActive === true ? { '&&': { borderColor: 'var(--vt-accent)', color: 'var(--vt-accent)' } } : {}}
      >
        {label}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal }}
        transformOrigin={{ vertical: 'top', horizontal }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': name, sx: { mt: 1 } } }}
      >
        {anchor !== null && children(close)}
      </Popover>
    </>
  );
}
