import { z } from 'zod';
import { ExpectedFailure } from '../../failure/failure';
import type { Connection } from '../../connections/connection';
import type { Connector } from '../connector';
import { type Description, descriptionOption, descriptionProblems } from './description';
import { describedContext } from './described-context';
import { trafficRules } from './described-rules';
import { DescribedSession } from './described-session';
import { descriptionWarnings } from './description-warnings';

const optionsSchema = z.strictObject({ description: descriptionOption.prefault({}) });

/** The description that a connection carries. Fails with `connection-invalid`, naming the parts that are not understood. */
export function descriptionOf(connection: Connection): Description {
  const parsed = optionsSchema.safeParse(connection.options);
  if (parsed.success) return parsed.data.description;
  const problems = descriptionProblems(connection.options.description);
  throw new ExpectedFailure(
    'connection-invalid',
    problems[0] ?? 'The options of the connection are not understood: a description is expected.',
    problems.slice(1, 10).join(' '),
  );
}

/** Any backend that speaks JSON over HTTP, asked by a description that the user made. */
export const httpJsonConnector: Connector = {
  id: 'http-json',
  kind: 'generic',
  title: 'Any HTTP/JSON backend',
  isPreview: false,
  capabilities: { tenants: true, organizations: false, vocabulary: false, artefacts: false, clearLog: false },
  address: { label: 'Base address', placeholder: 'https://backend.example/api', fallback: null },
  account: { label: 'User name, client id, or a label for the key' },
  secret: {
    label: 'Secret',
    help: 'Password, token, key or client secret. The description says where it goes; it is never part of the description.',
  },
  options: optionsSchema,
  fields: [
    {
      name: 'description',
      label: 'Description',
      kind: 'long-text',
      help: 'How the backend is asked and read, as JSON. The window builds it step by step against the live backend.',
      isInferred: false,
    },
  ],
  traffic: (connection) => trafficRules(descriptionOf(connection)),
  warn: (connection, secret) => descriptionWarnings(connection, descriptionOf(connection), secret),
  open(connection, tools) {
    const description = descriptionOf(connection);
    if (description.mapping.readAs !== 'generic') {
      throw new ExpectedFailure(
        'connection-invalid',
        `The columns are to be read as ${description.mapping.readAs}: a described backend is read by columns of its own.`,
      );
    }
    return new DescribedSession(describedContext(connection, description, tools, 'generic'), null);
  },
};
