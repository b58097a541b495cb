import type { StandInAnswer } from '../server/stand-in-answer';
import type { PanelRequest } from './panel-request';
import { escapeText } from './escape-text';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const TYPE = { 'content-type': 'text/xml; charset=utf-8' };
const START = '<?xml version="1.0" encoding="utf-8"?>';

/** An answer to an operation; `result` is the XML within the operation's Result element. */
export function soapAnswer(request: PanelRequest, result: string, isLog = false): StandInAnswer {
  const { operation, namespace } = request;
  const body = `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result></${operation}Response>`;
  return {
    status: 200,
    headers: TYPE,
    body: `${START}<soap:Envelope xmlns:soap="${SOAP}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>${body}</soap:Body></soap:Envelope>`,
    isLog,
  };
}

/** A SOAP fault comes with status 500. */
export function soapFault(text: string): StandInAnswer {
  const fault = `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${escapeText(text)}</faultstring><detail /></soap:Fault>`;
  return {
    status: 500,
    headers: TYPE,
    body: `${START}<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${fault}</soap:Body></soap:Envelope>`,
  };
}

/** What HTTP Basic is refused with. */
export function accessDenied(): StandInAnswer {
  const headers = { 'www-authenticate': 'Basic Realm="WebsitePanel Enterprise Server"', 'content-type': 'text/plain' };
  return { status: 401, headers, body: '401 Access Denied' };
}

/** The same page with a document type whose entities would fill memory if they were expanded. */
export function withEntities(answer: StandInAnswer): StandInAnswer {
  const body = typeof answer.body === 'string' ? answer.body : '';
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
  const type = `<!DOCTYPE soap:Envelope [<!ENTITY l0 "lol">${levels.join('')}]>`;
  const expanding = body.replace(/<ItemName>[^<]*<\/ItemName>/, '<ItemName>&l9;</ItemName>');
  return { ...answer, body: expanding.replace(START, `${START}${type}`) };
}
