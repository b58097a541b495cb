/** What the panel writes itself for each request with HTTP Basic: a collection shows in the log that it collects. */
export const PROGRAM_SIGN_IN = { source: 'USER', task: 'GET_BY_USERNAME_PASSWORD' } as const;

/** The item type of such entries, by which a filter hides them: item type is not "program sign-in". */
export const PROGRAM_SIGN_IN_TYPE = 'program sign-in';

/** True for an entry that the panel wrote because a program (this one, as a rule) signed in with HTTP Basic. */
export function isProgramSignIn(source: string | null, task: string | null): boolean {
  return source?.toUpperCase() === PROGRAM_SIGN_IN.source && task?.toUpperCase() === PROGRAM_SIGN_IN.task;
}
