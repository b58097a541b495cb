import { BackendFailure } from '@core/http/backend-failure';
import type { HttpClient, HttpRequest } from '@core/http/http-client';

/** The plainest HttpClient: one request, no retry, no budget; for tests of what a connector asks and reads. */
export function fetchClient(address: string, secret: string): HttpClient {
  return {
    async send(request) {
      const url = new URL(/^https?:/.test(request.address) ? request.address : `${address}${request.address}`);
      for (const [name, value] of request.query ?? []) url.searchParams.append(name, value);
      const headers: Record<string, string> = { ...request.headers };
      const body = signed(request, secret, headers, url);
      if (request.body !== undefined) headers['content-type'] = request.body.type;
      const response = await fetch(url, { method: request.method, headers, ...(body === null ? {} : { body }) });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!response.ok && request.accept?.includes(response.status) !== true) throw failureOf(response.status, request);
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: bytes,
        address: `${url.origin}${url.pathname}`,
        receivedAt: Date.now() * 1000,
      };
    },
  };
}

function signed(request: HttpRequest, secret: string, headers: Record<string, string>, url: URL): string | null {
  const { signIn } = request;
  const text = request.body?.text ?? null;
  if (signIn.kind === 'basic')
    headers.authorization = `Basic ${Buffer.from(`${signIn.user}:${secret}`).toString('base64')}`;
  if (signIn.kind === 'bearer' || signIn.kind === 'client-credentials') headers.authorization = `Bearer ${secret}`;
  if (signIn.kind === 'header') headers[signIn.name.toLowerCase()] = `${signIn.prefix}${secret}`;
  if (signIn.kind === 'query') url.searchParams.append(signIn.name, secret);
  return signIn.kind === 'body' ? (text?.replaceAll(signIn.mark, secret) ?? null) : text;
}

function failureOf(status: number, request: HttpRequest): BackendFailure {
  const kind =
    status === 401
      ? 'sign-in-refused'
      : status === 403
        ? 'forbidden'
        : status === 404
          ? 'not-found'
          : status === 429 || status === 503
            ? 'throttled'
            : status >= 500
              ? 'backend-error'
              : 'refused';
  return new BackendFailure(kind, `${request.what} was answered with ${status}.`, { status });
}
