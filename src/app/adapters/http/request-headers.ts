import type { HttpRequest } from '@core/http/http-client';
import { VERSION } from '../../version';
import { ACCEPTED_CODINGS } from './read-body';

/** The headers of a request, without its sign-in; names in lower case. */
export function headersOf({ headers, body }: HttpRequest): Readonly<Record<string, string>> {
  const given = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    'user-agent': `Veritrail/${VERSION}`,
    accept: '*/*',
    ...Object.fromEntries(given),
    'accept-encoding': ACCEPTED_CODINGS,
    ...(body === undefined ? {} : { 'content-type': body.type }),
  };
}
