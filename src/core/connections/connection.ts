import { z } from 'zod';
import { CONNECTOR_IDS } from './connector-id';

/** Whom the program trusts at the other end; there is no way to trust everyone. */
export const trustSchema = z.strictObject({
  /** PEM of an additional certificate authority. */
  authority: z.string().max(200_000).nullable().default(null),
  /** SHA-256 of the only certificate that is accepted, 64 hexadecimal digits; the user has confirmed it. */
  pinned: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});

/** Which of the tenants that a connection reaches are collected. */
export const tenantChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  /** The vendor's ids. */
  z.strictObject({ kind: z.literal('chosen'), ids: z.array(z.string().min(1).max(500)).min(1).max(100_000) }),
]);
export type TenantChoice = z.infer<typeof tenantChoiceSchema>;

/** What the user says of a backend; everything but the secret. */
export const connectionInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  connector: z.enum(CONNECTOR_IDS),
  /** Base address, `https://host[:port][/path]`, without a trailing slash; `http:` is warned about. */
  address: z.url({ protocol: /^https?$/ }).max(2000),
  /** User name or client id; null where the secret alone signs in. */
  account: z.string().max(500).nullable().default(null),
  /** Checked by the connector's own schema. */
  options: z.record(z.string(), z.unknown()).default({}),
  trust: trustSchema.prefault({}),
  /** `http://host:port`; null: as the environment says. */
  proxy: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  tenants: tenantChoiceSchema.default({ kind: 'all' }),
  isEnabled: z.boolean().default(true),
  /** Hours between collections while the program is open; null: by hand only. */
  everyHours: z.number().int().min(1).max(720).nullable().default(null),
  collectOnStart: z.boolean().default(false),
});
export type ConnectionInput = z.infer<typeof connectionInputSchema>;

export const connectionSchema = connectionInputSchema.extend({
  /** Made by us; never changes, also names the secret in the keychain. */
  id: z.string().min(8).max(100),
  createdAt: z.number().int(),
});
/** One configured backend. Its secret lives in the operating system's keychain and nowhere else. */
export type Connection = z.infer<typeof connectionSchema>;

export const CONNECTIONS_VERSION = 1;
export const connectionsFileSchema = z.strictObject({
  version: z.literal(CONNECTIONS_VERSION),
  connections: z.array(connectionSchema).default([]),
});
