import type { Microseconds } from '../entry/entry-time';

/** A file that a task made (a report, an archive), kept beside its entry. */
export interface Artefact {
  readonly id: number;
  readonly entry: number;
  /** As the backend or the user's file named it, without any path. */
  readonly name: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** `downloaded` from the backend, or `attached` by hand. */
  readonly source: 'downloaded' | 'attached';
  /** Where it was downloaded from, without its query; or the name of the attached file. */
  readonly origin: string;
  readonly keptAt: Microseconds;
  /** False for what could be run: it is only saved. */
  readonly canOpen: boolean;
}

export interface NewArtefact {
  readonly entry: number;
  readonly name: string;
  readonly mediaType: string;
  readonly source: Artefact['source'];
  readonly origin: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What a connector is asked about an entry's artefact. */
export interface ArtefactQuestion {
  readonly nativeId: string | null;
  readonly item: string | null;
  /** The record's text, as received. */
  readonly record: string;
}

export interface FetchedArtefact {
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The address without its query. */
  readonly origin: string;
}

/** The part of the archive that keeps artefacts; the same bytes of the same entry are kept once. */
export interface ArtefactStore {
  artefacts(entry: number): Promise<readonly Artefact[]>;
  keepArtefact(artefact: NewArtefact): Promise<Artefact>;
  /** null: there is none of this id. */
  artefactBytes(id: number): Promise<{ readonly artefact: Artefact; readonly bytes: Uint8Array } | null>;
  /** Fails with `artefact-not-found`. */
  removeArtefact(id: number): Promise<void>;
}

/** Larger ones are refused. */
export const MOST_ARTEFACT_BYTES = 256 * 1024 * 1024;
