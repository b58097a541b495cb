import type { Connection } from '../../connections/connection';
import type { Microseconds } from '../../entry/entry-time';
import type { HttpRequest } from '../../http/http-client';
import type { CollectionScope, ConnectorTools } from '../connector';
import type { KindId } from '../kind-id';
import { hostOf } from './addresses';
import type { Description } from './description';
import { DescribedPlans } from './described-plan';
import { requestOf } from './described-request';
import type { PagePosition } from './page-position';
import { placeholdersIn, type PlaceholderName, type PlaceholderValues } from './placeholders';

/** A connection with its description, and what it is opened with. */
export interface DescribedContext {
  readonly connection: Connection;
  readonly description: Description;
  readonly tools: ConnectorTools;
  readonly instance: string;
  readonly plans: DescribedPlans;
}

export function describedContext(
  connection: Connection,
  description: Description,
  tools: ConnectorTools,
  kind: KindId,
): DescribedContext {
  const instance = description.instance ?? hostOf(connection.address);
  return { connection, description, tools, instance, plans: new DescribedPlans(kind, instance, description) };
}

/** For messages: whose log is asked. */
export function logOf(context: DescribedContext, scope: CollectionScope): string {
  return context.description.tenants.kind === 'records' || scope.tenants.length !== 1
    ? `The audit log of ${context.connection.name}`
    : `The audit log of ${scope.title}`;
}

/** The tenant that a scope asks for by `{tenant}`; null where all are asked at once. */
export function tenantAsked(context: DescribedContext, scope: CollectionScope): string | null {
  return context.description.tenants.kind === 'records' ? null : (scope.tenants[0]?.id ?? null);
}

/** The request for one page of a window. */
export function pageRequest(
  context: DescribedContext,
  scope: CollectionScope,
  range: { readonly from: Microseconds; readonly to: Microseconds },
  position: PagePosition,
): HttpRequest {
  const { connection, description } = context;
  const { times, limit } = description;
  const { cursor, page, offset } = position;
  const values: PlaceholderValues = {
    ...{ from: range.from, to: range.to, tenant: tenantAsked(context, scope) },
    ...{ cursor, page, offset, limit, times },
  };
  const what = logOf(context, scope);
  return requestOf(description.request, { connection, signIn: description.signIn, what }, values, position);
}

/** The placeholders that a description's request uses anywhere. */
export function placeholdersOf({ request }: Description): ReadonlySet<PlaceholderName> {
  const templates = [request.path, request.body, ...[...request.query, ...request.headers].map((one) => one.value)];
  return new Set(templates.flatMap((template) => [...placeholdersIn(template)]));
}
