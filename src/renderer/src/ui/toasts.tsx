import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { toCallFailed } from '../api/call-failed';
import { uiStrings } from '../strings/ui';

export interface Toast {
  readonly text: string;
  readonly kind?: 'done' | 'failed';
  readonly topic?: string;
  /** A way back (or on): a verb and what it does. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Toasts {
  show(toast: Toast): void;
  /** Takes those of a topic away: what they ask for has been done. */
  end(topic: string): void;
  /** Tells of a failure; a cancelled call is no failure and says nothing. */
  showFailure(error: unknown): void;
}

interface Shown extends Toast {
  readonly id: number;
}

/**
 * Milliseconds; longer where there is something to press. A failure stays until it is closed, and all do while they are
 * pointed at or hold the focus.
 */
const LIFE = { plain: 5000, withAction: 10_000 };

const Context = createContext<Toasts>({ show: () => undefined, end: () => undefined, showFailure: () => undefined });

/** Short notices at the bottom of the window. */
export function useToasts(): Toasts {
  return useContext(Context);
}

/** Keeps and shows the toasts of everything inside it. */
export function ToastProvider(props: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const close = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback((toast: Toast) => {
    const id = next.current++;
    setShown((all) => [...all.slice(-2), { ...toast, id }]);
  }, []);
  const toasts = useMemo<Toasts>(
    () => ({
      show,
      end: (topic) => setShown((all) => all.filter((one) => one.topic !== topic)),
      showFailure: (error) => {
        const failed = toCallFailed(error);
        if (failed.code !== 'cancelled') show({ kind: 'failed', text: failed.message });
      },
    }),
    [show],
  );
  return (
    <Context.Provider value={toasts}>
      {props.children}
      <Box sx={PLACE}>
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} close={close} />
        ))}
      </Box>
    </Context.Provider>
  );
}

/** Over rows, not over what can be pressed: bars and panes end at the window's edges. */
const PLACE = {
  position: 'fixed',
  left: '50%',
  transform: 'translateX(-50%)',
  // Clear of the status line, the pages and what is done with selected entries.
  bottom: 106,
  zIndex: 2000,
  display: 'grid',
  gap: 2,
  maxWidth: 'min(520px, 90vw)',
} as const;

interface ToastCardProps {
  readonly toast: Shown;
  readonly close: (id: number) => void;
}

function ToastCard({ toast, close }: ToastCardProps) {
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const isFailed = toast.kind === 'failed';
  const stays = isFailed || isPointedAt || hasFocus;
  const life = toast.action === undefined ? LIFE.plain : LIFE.withAction;
  const { id } = toast;
  const onClose = (): void => close(id);
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close(id), life);
    return () => clearTimeout(timer);
  }, [stays, life, id, close]);
  return (
    <Box
      role={isFailed ? 'alert' : 'status'}
      onPointerEnter={() => setIsPointedAt(true)}
      onPointerLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        pl: 3,
        pr: 1,
        py: 1,
        border: '1px solid var(--vt-lineStrong)',
        borderLeft: `3px solid var(--vt-${isFailed ? 'error' : 'accent'})`,
        borderRadius: 1,
        bgcolor: 'background.paper',
        boxShadow: '0 4px 16px rgb(0 0 0 / 0.16)',
      }}
    >
      <Box sx={{ color: `var(--vt-${isFailed ? 'error' : 'success'})`, display: 'flex' }}>
        {isFailed ? <CircleAlert size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, py: 1, overflowWrap: 'anywhere' }}>{toast.text}</Box>
      {toast.action !== undefined && (
        <Button
          variant="text"
          color="primary"
          onClick={() => {
            toast.action?.run();
            onClose();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton aria-label={uiStrings.close} onClick={onClose}>
        <X size={14} aria-hidden />
      </IconButton>
    </Box>
  );
}
