import type { CancelSignal } from '../../archive/archive';
import { ExpectedFailure } from '../../failure/failure';
import type { TestStep } from '../../connections/connection-test';
import type {
  CollectionScope,
  CollectionStream,
  ConnectorPage,
  ConnectorSession,
  RemoteTenant,
  WindowEnd,
  WindowRequest,
} from '../connector';
import { checkDescribed, type RoleStep } from './described-check';
import { type DescribedContext, placeholdersOf } from './described-context';
import { collectionRules } from './described-rules';
import { describedTenants } from './described-tenants';
import { readDescribedWindow } from './described-window';

/** A backend that is asked by its description. */
export class DescribedSession implements ConnectorSession {
  readonly account: string;
  /** The backend's installation, as its entries carry it. */
  readonly instance: string;
  readonly streams: readonly CollectionStream[];
  readonly #context: DescribedContext;
  readonly #role: RoleStep;

  constructor(context: DescribedContext, role: RoleStep) {
    failWhereContradictory(context);
    const { connection, description } = context;
    this.#context = context;
    this.#role = role;
    this.account = connection.account ?? connection.name;
    this.instance = context.instance;
    this.streams = [{ id: '', title: description.name, rules: collectionRules(description) }];
  }

  check(signal: CancelSignal): AsyncIterable<TestStep> {
    return checkDescribed(this.#context, this, { role: this.#role, signal });
  }

  tenants(signal: CancelSignal): Promise<readonly RemoteTenant[]> {
    return describedTenants(this.#context, signal);
  }

  scopes(tenants: readonly RemoteTenant[]): readonly CollectionScope[] {
    const { connection, description } = this.#context;
    if (description.tenants.kind !== 'records') {
      return tenants.map((tenant) => ({
        id: `tenant:${tenant.id}`,
        title: tenant.name ?? tenant.id,
        tenants: [tenant],
        isOpen: false,
      }));
    }
    const isOpen = connection.tenants.kind === 'all';
    if (!isOpen && tenants.length === 0) return [];
    return [{ id: isOpen ? 'all' : this.#chosenScope(tenants), title: description.name, tenants, isOpen }];
  }

  readWindow(request: WindowRequest, signal: CancelSignal): AsyncGenerator<ConnectorPage, WindowEnd, void> {
    return readDescribedWindow(this.#context, request, signal);
  }

  /** Another choice of tenants is another scope: what was collected for the one says nothing of the other. */
  #chosenScope(tenants: readonly RemoteTenant[]): string {
    const { decoding, digest } = this.#context.tools;
    const ids = tenants.map((tenant) => tenant.id).toSorted();
    const bytes = digest.sha256(decoding.encodeUtf8(JSON.stringify(ids)));
    return `chosen:${Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
}

/** What no schema can see: parts that do not go together. */
function failWhereContradictory({ description }: DescribedContext): void {
  const fail = (sentence: string): never => {
    throw new ExpectedFailure('connection-invalid', sentence);
  };
  const used = placeholdersOf(description);
  const { tenants, paging, items } = description;
  if ((tenants.kind === 'list' || tenants.kind === 'request') && !used.has('tenant')) {
    fail('Each tenant is asked by itself, but the request has no {tenant}: every tenant would get the entries of all.');
  }
  if (paging.kind === 'page' && !used.has('page')) fail('Pages are counted, but the request has no {page}.');
  if (paging.kind === 'offset' && !used.has('offset')) fail('Items are counted, but the request has no {offset}.');
  if ((paging.kind === 'token' || paging.kind === 'checkpoint') && !used.has('cursor')) {
    fail('The next page is asked by a cursor, but the request has no {cursor}.');
  }
  if ('stop' in paging && paging.stop === 'total' && items.totalPlace === '') {
    fail('Paging stops at the total, but the description does not say where the total is.');
  }
  if (tenants.kind === 'records' && description.mapping.readAs === 'generic' && !description.mapping.columns.tenant) {
    fail('Each record names its tenant, but the columns do not say where: choose the column tenant.');
  }
}
