import type { CancelSignal } from '../../archive/archive';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpResponse, SignIn } from '../../http/http-client';
import type { ConnectorTools } from '../connector';
import { type PanelProfile, type PanelServiceName, servicePath, soapAction } from './panel-profile';
import { type Leaves, readLeaves, refuseFault } from './soap-answer';
import { PASSWORD_MARK, soapEnvelope, type SoapParameters } from './soap-envelope';

export interface PanelCall {
  readonly service: PanelServiceName;
  readonly operation: string;
  readonly parameters: SoapParameters;
  /** For messages: "the list of customers". */
  readonly what: string;
  readonly isRepeatable?: boolean;
}

/** Sends the panel's SOAP messages. Fails with `BackendFailure`; a SOAP fault is one. */
export class PanelService {
  readonly #tools: ConnectorTools;
  readonly #profile: PanelProfile;
  readonly #user: string;
  readonly #timeoutMs: number;

  constructor(
    tools: ConnectorTools,
    profile: PanelProfile,
    { user, timeoutMs }: { readonly user: string; readonly timeoutMs: number },
  ) {
    this.#tools = tools;
    this.#profile = profile;
    this.#user = user;
    this.#timeoutMs = timeoutMs;
  }

  async send(call: PanelCall, signal: CancelSignal): Promise<HttpResponse> {
    const { service, operation, parameters, what } = call;
    const isBasic = this.#profile.signIn === 'basic';
    const signIn: SignIn = isBasic
      ? { kind: 'basic', user: this.#user }
      : { kind: 'body', mark: PASSWORD_MARK, escape: 'xml' };
    const text = soapEnvelope(this.#profile, operation, { parameters, user: isBasic ? null : this.#user });
    const response = await this.#tools.http.send(
      {
        method: 'POST',
        address: servicePath(this.#profile, service),
        headers: { SOAPAction: `"${soapAction(this.#profile, service, operation)}"`, Accept: 'text/xml' },
        body: { text, type: 'text/xml; charset=utf-8' },
        signIn,
        what,
        isRepeatable: call.isRepeatable ?? true,
        // A SOAP fault comes with it.
        accept: [500],
        timeoutMs: this.#timeoutMs,
      },
      signal,
    );
    refuseFault(response, what, this.#tools.decoding);
    refuseOtherContent(response, what, this.#tools);
    return response;
  }

  /** A small answer: every element that has leaves. */
  async leaves(call: PanelCall, signal: CancelSignal): Promise<readonly Leaves[]> {
    const response = await this.send(call, signal);
    return readLeaves(response.body, call.what, this.#tools.decoding);
  }
}

function refuseOtherContent(response: HttpResponse, what: string, { decoding }: ConnectorTools): void {
  const type = response.headers['content-type'] ?? '';
  if (type === '' || /^(?:text|application)\/(?:[\w.+-]*\+)?xml\b/i.test(type)) return;
  throw new BackendFailure('malformed', `${what} came as ${type.split(';', 1)[0] ?? type} and not as XML.`, {
    status: response.status,
    detail: decoding.decodeUtf8(response.body.subarray(0, 2000)),
  });
}
