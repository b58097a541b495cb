import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { LOOPBACK } from '@contract/bridge';
import { cookieName } from './guard';
import { setSecurityHeaders, startPagePolicy } from './security-headers';

/**
 * Sets the cookie and leaves the page key where only this origin reads it. The page then goes to `/` by itself: a redirect
 * would count as coming from elsewhere and would not carry the strict cookie. What stands behind the `#` (the page's place) goes along:
 * it can change nothing but the fragment of our own page.
 */
export function sendStartPage(
  response: ServerResponse,
  port: number,
  entered: { readonly cookie: string; readonly pageKey: string },
): void {
  const nonce = randomBytes(16).toString('base64');
  setSecurityHeaders(response, startPagePolicy(nonce));
  response.setHeader('set-cookie', `${cookieName(port)}=${entered.cookie}; HttpOnly; SameSite=Strict; Path=/`);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Veritrail</title><p>Opening Veritrail</p>` +
      `<script nonce="${nonce}">sessionStorage.setItem(${JSON.stringify(LOOPBACK.keyName)},` +
      `${JSON.stringify(entered.pageKey)});location.replace('/'+location.hash)</script></html>`,
  );
}
