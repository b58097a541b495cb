import { ExpectedFailure } from '../../failure/failure';
import type { SignIn } from '../../http/http-client';
import type { Connection } from '../../connections/connection';
import type { CollectionScope, OptionField, RemoteTenant } from '../connector';
import { z } from 'zod';

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const TENANT = new RegExp(`^\\s*(${GUID})(?:[\\s,;=]+(.*?))?\\s*$`, 'i');

/** Tenants as the user lists them: a GUID each, with an optional name behind it. One registered app may serve several. */
export const tenantsSchema = z.array(z.string().max(500).regex(TENANT)).max(100_000).default([]);

export const tenantsField: OptionField = {
  name: 'tenants',
  label: 'Tenants',
  kind: 'list',
  help: 'One tenant a line: its tenant ID (a GUID, from the overview page of Microsoft Entra ID) and, if you like, its name behind it.',
  isInferred: false,
};

export const loginAddressField: OptionField = {
  name: 'loginAddress',
  label: 'Sign-in address',
  kind: 'text',
  help: 'Where tokens are fetched; empty: the login host of the cloud.',
  isInferred: false,
};

/** The listed tenants, ids in lower case, each once. */
export function tenantsOf(lines: readonly string[]): readonly RemoteTenant[] {
  const found = new Map<string, RemoteTenant>();
  for (const line of lines) {
    const match = TENANT.exec(line);
    const id = match?.[1]?.toLowerCase();
    if (id === undefined) continue;
    const name = match?.[2] ?? '';
    if (!found.has(id)) found.set(id, { id, name: name === '' ? null : name });
  }
  return [...found.values()];
}

/**
 * Each tenant is asked by itself: its token serves no other. Records name their organization themselves, and one that
 * names another than the tenant whose log it is in is kept under that name rather than lost.
 */
export function scopesOf(tenants: readonly RemoteTenant[]): readonly CollectionScope[] {
  return tenants.map((tenant) => ({
    id: tenant.id,
    title: tenant.name ?? tenant.id,
    tenants: [tenant],
    isOpen: true,
  }));
}

/** The one tenant of a scope. */
export function tenantOf(scope: CollectionScope): RemoteTenant {
  const tenant = scope.tenants[0];
  if (tenant === undefined) throw new Error(`the scope ${scope.id} has no tenant`);
  return tenant;
}

/** "Harbor Clinic (0d3a…)", for sentences. */
export const titleOf = (tenant: RemoteTenant): string =>
  tenant.name === null ? `tenant ${tenant.id}` : `tenant ${tenant.name} (${tenant.id})`;

export interface EntraApp {
  readonly clientId: string;
  /** Without a trailing slash. */
  readonly loginAddress: string;
  /** The resource's own `/.default`. */
  readonly scope: string;
}

/** Client credentials at the tenant's own token endpoint: the token holds for that tenant alone. */
export function signInTo(app: EntraApp, tenant: RemoteTenant): SignIn {
  return {
    kind: 'client-credentials',
    tokenAddress: `${app.loginAddress}/${tenant.id}/oauth2/v2.0/token`,
    clientId: app.clientId,
    scope: app.scope,
    fields: {},
  };
}

/** What `open` needs of the user; fails with `connection-invalid`. */
export function needClientAndTenants(connection: Connection, tenants: readonly RemoteTenant[]): string {
  if (connection.account === null || connection.account.trim() === '') {
    throw new ExpectedFailure(
      'connection-invalid',
      `The connection ${connection.name} has no client ID: enter the application (client) ID of the app registration.`,
    );
  }
  if (tenants.length === 0) {
    throw new ExpectedFailure(
      'connection-invalid',
      `The connection ${connection.name} names no tenant: enter the tenant ID of each tenant that it is to collect.`,
    );
  }
  return connection.account.trim();
}

/** Parses a connector's options; fails with `connection-invalid`. */
export function parseOptions<Options>(schema: z.ZodType<Options>, connection: Connection): Options {
  const parsed = schema.safeParse(connection.options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'its options' : `the option ${issue.path.join('.')}`;
  throw new ExpectedFailure(
    'connection-invalid',
    `The connection ${connection.name} cannot be opened: ${where} cannot be read (${issue?.message ?? 'unknown'}).`,
  );
}
