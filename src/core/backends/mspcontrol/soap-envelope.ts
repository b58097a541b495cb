import type { PanelProfile } from './panel-profile';

export type SoapParameters = readonly (readonly [name: string, value: string | number | boolean])[];

/** Stands for the password until the message is sent. No value can hold it: `<` is escaped in all of them. */
export const PASSWORD_MARK = '<?password?>';

/** Characters that no XML 1.0 text can hold. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\r', '&#xD;');
}

/** A SOAP 1.1 message, document/literal. `user`: signs in by the Credentials header; null: elsewhere. */
export function soapEnvelope(
  profile: PanelProfile,
  operation: string,
  { parameters, user }: { readonly parameters: SoapParameters; readonly user: string | null },
): string {
  const fields = parameters.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    (user === null ? '' : `<soap:Header>${credentials(profile, user)}</soap:Header>`) +
    `<soap:Body><${operation} xmlns="${escapeXml(profile.namespace)}">${fields}</${operation}></soap:Body>` +
    '</soap:Envelope>'
  );
}

/** A DataContract's members come in the order of their names. */
function credentials(profile: PanelProfile, user: string): string {
  const outer = escapeXml(profile.credentialsNamespace);
  const inner = escapeXml(profile.credentialsFieldsNamespace);
  return (
    `<h:Credentials xmlns:h="${outer}" xmlns:c="${inner}">` +
    `<c:Password>${PASSWORD_MARK}</c:Password><c:Username>${escapeXml(user)}</c:Username>` +
    '</h:Credentials>'
  );
}
