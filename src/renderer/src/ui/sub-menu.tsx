import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';

export interface SubMenuProps {
  readonly label: string;
  /** Nothing to choose from, and why. */
  readonly whyNot?: string | undefined;
  /** The menu's items. */
  readonly children: ReactNode;
}

/** A line of a menu that opens a menu at its side: by press, Enter or arrow right; arrow left or Esc goes back. */
export function SubMenu({ label, whyNot, children }: SubMenuProps) {
  const line = useRef<HTMLLIElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (): void => setIsOpen(true);
  const key = (event: KeyboardEvent): void => {
    // The menu around it stands above it in React's tree, and would go on to its own next line.
    event.stopPropagation();
    if (event.key !== 'ArrowLeft' && event.key !== 'Escape') return;
    event.preventDefault();
    setIsOpen(false);
  };
  return (
    <>
      <MenuItem
        ref={line}
        disabled={whyNot !== undefined}
        title={whyNot}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowRight') return;
          event.preventDefault();
          open();
        }}
      >
        {label}
        <ChevronRight size={13} aria-hidden style={{ marginLeft: 'auto' }} />
      </MenuItem>
      {isOpen && (
        <Menu
          open
          anchorEl={() => line.current}
          anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
          onClose={() => setIsOpen(false)}
          onKeyDown={key}
          slotProps={{ list: { 'aria-label': label } }}
        >
          {children}
        </Menu>
      )}
    </>
  );
}
