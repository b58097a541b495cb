import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { HttpResponse } from '../../http/http-client';
import type { TextDecoding } from '../../records/text-decoding';
import { parseXml, xmlText } from './cut-rows';

/** Elements that hold text only, by their name in lower case without prefix; the first of a name counts. */
export type Leaves = ReadonlyMap<string, string>;

/** A whole answer of small size: every element that has leaves, in the order in which they end. */
export function readLeaves(body: Uint8Array, what: string, decoding: TextDecoding): readonly Leaves[] {
  const found: Leaves[] = [];
  const open: { readonly name: string; text: string; isLeaf: boolean; isNull: boolean; leaves: Map<string, string> }[] =
    [];
  parseXml(xmlText(body, what, decoding), what, {
    open: (name, _position, attributes) => {
      const parent = open.at(-1);
      if (parent !== undefined) parent.isLeaf = false;
      const isNull = Object.entries(attributes).some(
        ([key, value]) => key.endsWith(':nil') && /^(true|1)$/.test(value),
      );
      open.push({ name: name.toLowerCase(), text: '', isLeaf: true, isNull, leaves: new Map() });
    },
    text: (piece) => {
      const element = open.at(-1);
      if (element !== undefined) element.text += piece;
    },
    close: () => {
      const element = open.pop();
      const parent = open.at(-1);
      if (element === undefined) return;
      if (element.leaves.size > 0) found.push(element.leaves);
      if (!element.isLeaf || element.isNull || parent === undefined || parent.leaves.has(element.name)) return;
      parent.leaves.set(element.name, element.text);
    },
  });
  return found;
}

/** Those elements that have a leaf of the name: rows of a data set and members of a list look alike then. */
export function recordsWith(leaves: readonly Leaves[], name: string): readonly Leaves[] {
  return leaves.filter((one) => one.has(name));
}

/** Fails where the answer is a SOAP fault, or a status 500 that is none. */
export function refuseFault(response: HttpResponse, what: string, decoding: TextDecoding): void {
  if (response.status < 400) return;
  const { status } = response;
  let text: string;
  try {
    text = faultText(readLeaves(response.body, what, decoding));
  } catch (error) {
    if (!(error instanceof BackendFailure)) throw error;
    throw new BackendFailure('backend-error', `${what} was answered with status ${status}.`, {
      status,
      detail: decoding.decodeUtf8(response.body.subarray(0, 2000)),
    });
  }
  throw failureOf(text, what, status);
}

/** SOAP 1.1 names it `faultstring`, SOAP 1.2 `Reason/Text`. */
function faultText(leaves: readonly Leaves[]): string {
  for (const one of leaves) {
    const text = one.get('faultstring') ?? one.get('text') ?? one.get('reason');
    if (text !== undefined) return text.trim();
  }
  return 'no reason given';
}

const KINDS: readonly (readonly [RegExp, BackendFailureKind, string])[] = [
  [/not allowed to access/i, 'forbidden', 'the account may not see it'],
  [
    /invalid user|no anonymous access|access denied|invalid username or password/i,
    'sign-in-refused',
    'the user name or the password is not accepted',
  ],
];

function failureOf(text: string, what: string, status: number): BackendFailure {
  const detail = text.slice(0, 2000);
  const known = KINDS.find(([pattern]) => pattern.test(text));
  if (known !== undefined) return new BackendFailure(known[1], `${what} was refused: ${known[2]}.`, { status, detail });
  const shown = text.split(/\r?\n/, 1)[0]?.slice(0, 300) ?? '';
  return new BackendFailure('backend-error', `${what} failed at the panel: ${shown}`, { status, detail });
}
