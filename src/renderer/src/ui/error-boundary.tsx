import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { uiStrings } from '../strings/ui';

interface Props {
  readonly children: ReactNode;
  /** A change takes the failure away (another screen was chosen). */
  readonly resetKey?: string;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string | undefined;
}

/** Catches a bug of what it holds, so that the rest of the window goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Box role="alert" sx={{ p: 8, display: 'grid', gap: 3, justifyItems: 'start', alignContent: 'start' }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15 }}>
          {uiStrings.brokenTitle}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>{uiStrings.brokenText}</Box>
        <Box component="pre" sx={{ m: 0, fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {error.message}
        </Box>
        <Button onClick={() => this.setState({ error: null })}>{uiStrings.retry}</Button>
      </Box>
    );
  }
}
