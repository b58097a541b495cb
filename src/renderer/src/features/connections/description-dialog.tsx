import type { ConnectorDescription } from '@contract/collecting-calls';
import Dialog from '@mui/material/Dialog';
import type { TestTarget } from './use-connection-test';

export interface DescriptionDialogProps {
  readonly description: ConnectorDescription;
  readonly target: TestTarget;
  readonly options: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  readonly onDone: (options: Readonly<Record<string, unknown>>, address: string | null) => void;
}

/** Describes a backend step by step. */
export function DescriptionDialog({ onClose }: DescriptionDialogProps) {
  return <Dialog open onClose={onClose} />;
}
