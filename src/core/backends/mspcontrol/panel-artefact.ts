import type { CancelSignal } from '../../archive/archive';
import { artefactAddress } from '../../artefacts/artefact-address';
import { type ArtefactQuestion, type FetchedArtefact, MOST_ARTEFACT_BYTES } from '../../artefacts/artefact';
import { BackendFailure } from '../../http/backend-failure';
import type { SignIn } from '../../http/http-client';
import { readXmlRow } from '../../records/xml-row';
import type { ConnectorTools } from '../connector';

export interface ArtefactPlaces {
  /** Column of a row that holds the file's address; empty: none. */
  readonly column: string;
  /** Address with `{nativeId}` and `{item}`; empty: none. */
  readonly address: string;
  readonly account: string;
}

/** Fetches the file that an entry's task made. How MSPControl offers it is not published: the options say where. [inferred] */
export async function panelArtefact(
  { http }: ConnectorTools,
  places: ArtefactPlaces,
  question: ArtefactQuestion,
  signal: CancelSignal,
): Promise<FetchedArtefact | null> {
  const address =
    columnOf(question.record, places.column) ??
    (places.address === '' ? null : artefactAddress(places.address, question));
  if (address === null) return null;
  if (!/^(?:https?:\/\/|\/)/i.test(address)) {
    throw new BackendFailure('refused', `The file's address ${address.slice(0, 200)} is none that can be fetched.`);
  }
  const signIn: SignIn = { kind: 'basic', user: places.account };
  const request = { method: 'GET', address, signIn, what: 'The file of the entry' } as const;
  const response = await http.send({ ...request, maximumBytes: MOST_ARTEFACT_BYTES }, signal);
  return {
    name: nameIn(response.headers['content-disposition'] ?? '') ?? response.address.split('/').at(-1) ?? null,
    mediaType: response.headers['content-type']?.split(';', 1)[0]?.trim() || 'application/octet-stream',
    bytes: response.body,
    origin: response.address,
  };
}

function columnOf(record: string, column: string): string | null {
  if (column === '') return null;
  const row = readXmlRow(record);
  if ('reason' in row) return null;
  const index = row.names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  return row.values[index]?.trim() || null;
}

function nameIn(disposition: string): string | null {
  const extended = /filename\*=(?:utf-8)''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      return null;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1]?.trim() ?? null;
}
