import type { StandInRequest } from '../server/stand-in-answer';

/** Which family of panels a message is written for. */
export type MessageStyle = 'asmx' | 'wcf';

/** A SOAP message to the stand-in. */
export interface PanelRequest {
  readonly style: MessageStyle;
  readonly service: string;
  readonly operation: string;
  readonly namespace: string;
  readonly fields: Readonly<Record<string, string>>;
  /** As they came: by HTTP Basic or in the message's header; null: none. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly isBasic: boolean;
}

const NAMESPACES: Readonly<Record<string, MessageStyle>> = {
  'http://smbsaas/websitepanel/enterpriseserver': 'asmx',
  'http://smbsaas/solidcp/enterpriseserver': 'asmx',
  'http://smbsaas/solidcp/enterpriseserver/': 'wcf',
};

/** Reads a message; a text is the reason why the service does not recognise it. */
export function readPanelRequest(request: StandInRequest): PanelRequest | string {
  const asmx = /^\/(es[A-Za-z]+)\.asmx$/.exec(request.path)?.[1];
  const wcf = /^\/basic\/(es[A-Za-z]+)$/.exec(request.path)?.[1];
  const service = asmx ?? wcf;
  const body = /<soap:Body><([A-Za-z]+) xmlns="([^"]*)">(.*)<\/\1><\/soap:Body>/s.exec(request.body);
  if (service === undefined || body === null) return 'There is no such service, or the message is not understood.';
  const [, operation = '', namespace = '', inner = ''] = body;
  const style = NAMESPACES[namespace];
  if (style === undefined || (style === 'asmx') !== (asmx !== undefined)) {
    return `The message's namespace ${namespace} is not this service's.`;
  }
  const base = namespace.replace(/\/$/, '');
  const action = style === 'asmx' ? `${base}/${operation}` : `${base}/I${service}/${operation}`;
  if (request.headers['soapaction'] !== `"${action}"`) {
    return `Server did not recognize the value of HTTP Header SOAPAction: ${request.headers['soapaction'] ?? ''}.`;
  }
  const isBasic = style === 'asmx';
  const credentials = isBasic ? basicCredentials(request.headers['authorization']) : header(request.body);
  return { style, service, operation, namespace, fields: fieldsOf(inner), credentials, isBasic };
}

/** As the panel does it: ASCII only, and cut at each colon. */
export function basicCredentials(value: string | undefined): PanelRequest['credentials'] {
  if (value?.startsWith('Basic ') !== true) return null;
  const bytes = Buffer.from(value.slice('Basic '.length), 'base64');
  const text = String.fromCharCode(...Array.from(bytes, (byte) => (byte < 0x80 ? byte : 0x3f)));
  const [user = '', password = ''] = text.split(':');
  return { user, password };
}

function header(body: string): PanelRequest['credentials'] {
  const inner =
    /<h:Credentials xmlns:h="http:\/\/solidcp\.com\/headers\/Credentials" xmlns:c="http:\/\/solidcp\/credentials">(.*?)<\/h:Credentials>/s.exec(
      body,
    )?.[1];
  if (inner === undefined) return null;
  const field = (name: string): string =>
    unescapeXml(new RegExp(`<c:${name}>([^<]*)</c:${name}>`).exec(inner)?.[1] ?? '');
  return { user: field('Username'), password: field('Password') };
}

function fieldsOf(inner: string): Readonly<Record<string, string>> {
  const found = inner.matchAll(/<([A-Za-z]+)>([^<]*)<\/\1>/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, unescapeXml(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#xD': '\r' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp|#xD);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
