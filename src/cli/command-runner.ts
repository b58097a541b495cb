import type { ExitCode } from './failures';
import type { Session } from './session';

/** The work of one command; nothing returned means done. */
export type Work = (session: Session) => Promise<ExitCode | undefined>;

/** Runs a command's work in the session that the command line's options name. */
export type Run = (options: { readonly data?: string }, work: Work) => Promise<void>;
