import { z } from 'zod';
import { isZone } from '../../entry/zone-offset';

export const PROFILE_IDS = ['websitepanel-asmx', 'solidcp-asmx', 'solidcp-wcf', 'custom'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

const optionalText = z.string().trim().max(500).default('');

export const panelOptionsSchema = z.strictObject({
  profile: z.enum(PROFILE_IDS).default('websitepanel-asmx'),
  /** `{service}` stands for `esAuditLog`, `esUsers`, `esPackages`; empty: the profile's. */
  path: optionalText,
  namespace: optionalText,
  /** Of the SOAPAction header, with `{service}` and `{operation}`; empty: the profile's. */
  action: optionalText,
  signIn: z.enum(['profile', 'basic', 'credentials']).default('profile'),
  /** Namespaces of the Credentials header and of its fields; SolidCP's own unless given. */
  credentialsNamespace: optionalText,
  credentialsFieldsNamespace: optionalText,
  /** Zone of the panel's server; empty: not known, so that windows are asked with a day more on both sides. */
  zone: optionalText.refine((zone) => zone === '' || isZone(zone), 'This is no IANA time zone and no offset.'),
  mode: z.enum(['per-customer', 'subtree']).default('per-customer'),
  sortColumn: z.enum(['StartDate', 'RecordID', 'RecordId']).default('StartDate'),
  pageSize: z.number().int().min(1).max(10_000).default(500),
  timeoutSeconds: z.number().int().min(1).max(900).default(120),
  /** A task enters the log when it ends, with the time of its start. */
  lateDays: z.number().int().min(0).max(60).default(1),
  /** 0: not known. */
  retentionDays: z.number().int().min(0).max(36_500).default(0),
  attributeOrganizations: z.boolean().default(false),
  /** Column that holds the address of the file that a task made; and an address by template, where no column does. [inferred] */
  artefactColumn: z.string().trim().max(200).default('Download'),
  artefactAddress: z.string().trim().max(2000).default(''),
  /** How this panel is called; empty: host and port of the address. */
  instance: optionalText,
});
export type PanelOptions = z.infer<typeof panelOptionsSchema>;
