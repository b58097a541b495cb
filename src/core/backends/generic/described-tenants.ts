import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import { readJson } from '../json-page';
import type { RemoteTenant } from '../connector';
import { atPlace, textAt } from './at-place';
import { readAnswer } from './described-answer';
import type { DescribedContext } from './described-context';
import { requestOf } from './described-request';
import type { Description } from './description';
import { PageSteps } from './next-page';
import { firstPosition, type PagePosition } from './page-position';
import { SeenRecords } from './seen-records';

type Listing = Extract<Description['tenants'], { kind: 'request' }>;

/** The tenants of a described backend: as the description gives them, or as the backend lists them. */
export async function describedTenants(
  context: DescribedContext,
  signal: CancelSignal,
): Promise<readonly RemoteTenant[]> {
  const { tenants } = context.description;
  switch (tenants.kind) {
    case 'fixed':
      return [tenants.tenant];
    case 'list':
      return tenants.tenants;
    case 'records': {
      const { known, otherwise } = tenants;
      const isListed = otherwise === null || known.some((one) => one.id === otherwise.id);
      return isListed ? known : [...known, otherwise];
    }
    case 'request':
      return listTenants(context, tenants, signal);
  }
}

async function listTenants(
  context: DescribedContext,
  listing: Listing,
  signal: CancelSignal,
): Promise<readonly RemoteTenant[]> {
  const { description, tools } = context;
  const what = `The list of tenants of ${context.connection.name}`;
  const steps = new PageSteps(
    { ...description, paging: listing.paging, windows: { ...description.windows, cap: null } },
    what,
  );
  const seen = new SeenRecords(tools.digest);
  const found = new Map<string, RemoteTenant>();
  let position = firstPosition(listing.paging);
  let received = 0;
  for (;;) {
    const request = listingRequest(context, listing, position, what);
    const response = await tools.http.send(request, signal);
    const items = { place: listing.itemsPlace, totalPlace: '', errorsPlace: description.items.errorsPlace };
    const answered = { items, paging: listing.paging, signIn: description.signIn, what, decoding: tools.decoding };
    const answer = readAnswer(response, request.address, answered);
    let newItems = 0;
    let lastId: string | null = null;
    for (const record of answer.items) {
      const tenant = tenantOf(readJson(record.bytes, what, tools.decoding), listing, what);
      if (seen.meet(record, tenant.id).isNew) newItems += 1;
      if (!found.has(tenant.id)) found.set(tenant.id, tenant);
      lastId = tenant.id;
    }
    received += answer.items.length;
    const facts = { items: answer.items.length, newItems, next: answer.next, total: null, received, lastId };
    const step = steps.after(position, { ...facts, isBehindWindow: false });
    if (step.kind === 'end') return [...found.values()];
    if (step.kind === 'fail') throw step.failure;
    position = step.position;
  }
}

function listingRequest(context: DescribedContext, listing: Listing, position: PagePosition, what: string) {
  const { connection, description } = context;
  const { cursor, page, offset } = position;
  const values = { ...{ from: null, to: null, tenant: null }, cursor, page, offset };
  const filled = { ...values, limit: description.limit, times: description.times };
  return requestOf(listing.request, { connection, signIn: description.signIn, what }, filled, position);
}

function tenantOf(root: unknown, listing: Listing, what: string): RemoteTenant {
  const isText = typeof root === 'string' || typeof root === 'number';
  const id = isText ? String(root) : textAt(root, listing.idPlace);
  if (id === null || id === '') {
    throw new BackendFailure('malformed', `${what} has a tenant without an id at ${listing.idPlace}.`, {
      detail: JSON.stringify(atPlace(root, '') ?? null).slice(0, 500),
    });
  }
  return { id, name: isText ? null : textAt(root, listing.namePlace) };
}
