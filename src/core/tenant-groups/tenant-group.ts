import { z } from 'zod';

/** A name that looks like an id would be read as one. */
const ID = /^g-[0-9a-f]{12}$/;

export const tenantGroupIdSchema = z.string().regex(ID);
export const tenantGroupNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !ID.test(name), 'this name has the form of an id');

/** A tenant's key, as `tenantKey` makes it. */
const memberSchema = z.string().min(1).max(2000);
export const tenantGroupMembersSchema = z.array(memberSchema).min(1).max(100_000);

/** Tenants under one name. The id stands in filters, so that a group can be renamed. */
export const tenantGroupSchema = z.strictObject({
  id: tenantGroupIdSchema,
  name: tenantGroupNameSchema,
  tenants: tenantGroupMembersSchema,
  /** UTC microseconds. */
  createdAt: z.number().int(),
  /** When its tenants changed last: what a search held before that was another set. */
  changedAt: z.number().int(),
});
export type TenantGroup = z.infer<typeof tenantGroupSchema>;

export const TENANT_GROUPS_VERSION = 1;

/** The file that keeps the groups, in their order. */
export const tenantGroupsFileSchema = z.strictObject({
  version: z.literal(TENANT_GROUPS_VERSION),
  groups: z.array(tenantGroupSchema).max(10_000).default([]),
});
