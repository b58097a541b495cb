import type { ServerResponse } from 'node:http';

const NOTHING_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The start page runs one script of its own, named by its nonce. */
export const startPagePolicy = (nonce: string): string => `${NOTHING_POLICY}; script-src 'nonce-${nonce}'`;

/** On every answer, whatever it is. No CORS header is ever sent. */
export function setSecurityHeaders(response: ServerResponse, policy = NOTHING_POLICY): void {
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), usb=(), payment=()');
  response.setHeader('cache-control', 'no-store');
}
