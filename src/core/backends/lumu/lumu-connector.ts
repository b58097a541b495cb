import { z } from 'zod';
import { ExpectedFailure } from '../../failure/failure';
import type { Connection } from '../../connections/connection';
import type { TestStep } from '../../connections/connection-test';
import type { Connector, ConnectorSession } from '../connector';
import { type Description, descriptionOption, descriptionProblems } from '../generic/description';
import { describedContext } from '../generic/described-context';
import { trafficRules } from '../generic/described-rules';
import { DescribedSession } from '../generic/described-session';
import { descriptionWarnings } from '../generic/description-warnings';
import { LUMU_DESCRIPTION } from './lumu-description';
import { LUMU_EVENT_TYPES } from './event-types';

const companySchema = z.strictObject({
  id: z.string().trim().min(1).max(500),
  name: z.string().max(500).nullable().default(null),
});
/** On the command line a company is `id` or `id=name`. */
const companyOption = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  const cut = value.indexOf('=');
  return cut < 0 ? { id: value, name: null } : { id: value.slice(0, cut), name: value.slice(cut + 1) };
}, companySchema);

const optionsSchema = z.strictObject({
  description: descriptionOption.prefault(LUMU_DESCRIPTION),
  /** What the user says: the key does not tell it [inferred]. */
  role: z.enum(['admin', 'supervisor', 'unknown']).default('unknown'),
  /** Companies known beforehand; all others are found in the entries. */
  companies: z.array(companyOption).max(100_000).default([]),
});
export type LumuOptions = z.infer<typeof optionsSchema>;

/** What the portal's roles see; documented by the vendor. */
const ROLE_STEPS: Readonly<Record<LumuOptions['role'], TestStep>> = {
  admin: {
    step: 'role',
    outcome: 'passed',
    text: 'Role, as you said: Admin, who sees the Portal and every company.',
    advice: null,
  },
  supervisor: {
    step: 'role',
    outcome: 'warned',
    text: 'Role, as you said: Supervisor, who sees the Portal and the companies assigned to them.',
    advice:
      'Entries of companies that are not assigned do not come and are not counted as missing; use an Admin to collect them all.',
  },
  unknown: {
    step: 'role',
    outcome: 'warned',
    text: 'The backend does not tell the role: a Supervisor sees only the Portal and the assigned companies, an Analyst nothing.',
    advice: 'Say in the options which role the key belongs to.',
  },
};

function optionsOf(connection: Connection): LumuOptions {
  const parsed = optionsSchema.safeParse(connection.options);
  if (parsed.success) return parsed.data;
  const problems = descriptionProblems(connection.options.description ?? LUMU_DESCRIPTION);
  const [issue] = parsed.error.issues;
  const other = `The option ${issue?.path.join('/') ?? ''} is not understood: ${issue?.message ?? ''}.`;
  throw new ExpectedFailure('connection-invalid', problems[0] ?? other, problems.slice(1, 10).join(' '));
}

/** The description with the companies that the user named. */
function describedBy({ description, companies }: LumuOptions): Description {
  const { tenants } = description;
  if (tenants.kind !== 'records' || companies.length === 0) return description;
  const known = [...companies, ...tenants.known.filter((one) => !companies.some((company) => company.id === one.id))];
  return { ...description, tenants: { ...tenants, known } };
}

/** Lumu's MSP portal, on a contract that is inferred: its documented route is the import of what the portal downloads. */
export const lumuConnector: Connector = {
  id: 'lumu',
  kind: 'lumu',
  title: 'Lumu MSP portal (preview)',
  isPreview: true,
  capabilities: { tenants: true, organizations: false, vocabulary: true, artefacts: false, clearLog: false },
  address: { label: 'Base address', placeholder: 'https://defender.lumu.io', fallback: 'https://defender.lumu.io' },
  account: null,
  secret: { label: 'Company key', help: 'From the portal’s Integrations. It is sent as a parameter of the address.' },
  options: optionsSchema,
  fields: [
    {
      name: 'role',
      label: 'Role of the key',
      kind: 'choice',
      choices: [
        { value: 'unknown', label: 'Not known' },
        { value: 'admin', label: 'Admin: the Portal and every company' },
        { value: 'supervisor', label: 'Supervisor: the Portal and the assigned companies' },
      ],
      help: 'What a Supervisor cannot see is not collected: entries of companies that are not assigned.',
      isInferred: true,
    },
    {
      name: 'companies',
      label: 'Companies',
      kind: 'list',
      help: 'Ids of companies, each with "=name" behind it if you like. Others are found in the entries; those named here have coverage from the first day.',
      isInferred: true,
    },
    {
      name: 'description',
      label: 'Description',
      kind: 'long-text',
      help: 'How the log is asked and read, as JSON. Lumu documents no interface for it: every part is inferred and can be changed.',
      isInferred: true,
    },
  ],
  traffic: (connection) => trafficRules(optionsOf(connection).description),
  warn(connection, secret) {
    const preview =
      'Preview: Lumu documents no interface for its audit log. If the test fails, import what the portal lets you download.';
    return [preview, ...descriptionWarnings(connection, describedBy(optionsOf(connection)), secret)];
  },
  open(connection, tools): ConnectorSession {
    const options = optionsOf(connection);
    const context = describedContext(connection, describedBy(options), tools, 'lumu');
    return new LumuSession(context, ROLE_STEPS[options.role]);
  },
};

class LumuSession extends DescribedSession {
  /** The documented event types: the backend has no list of its own. */
  vocabulary(): Promise<readonly { readonly source: string; readonly tasks: readonly string[] }[]> {
    return Promise.resolve(LUMU_EVENT_TYPES);
  }
}
