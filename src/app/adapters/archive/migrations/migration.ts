/** One numbered step of the schema; steps are contiguous, and a released one never changes. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}
