import { lookup } from 'node:dns/promises';
import { isIP, type Socket } from 'node:net';
import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Connection } from '@core/connections/connection';
import type { ShownCertificate, TestStep, TestStepId } from '@core/connections/connection-test';
import { chooseProxy, isLoopback, proxyName } from './choose-proxy';
import { type ConnectionTrust, describeTrust, trustOf } from './connection-trust';
import type { HttpLimits } from './http-limits';
import { networkProblemOf } from './network-failure';
import {
  type Endpoint,
  endpointOf,
  fingerprintOf,
  openTcp,
  openTunnel,
  readShownCertificate,
  startTls,
} from './open-socket';
import { TLS_SENTENCES, tlsProblemOf } from './socket-failures';

export interface ProbeOptions {
  readonly connection: Connection;
  readonly limits: Pick<HttpLimits, 'connectMs'>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onStep: (step: TestStep) => void;
}

export interface Probed {
  /** False where a step failed: asking the backend is of no use then. */
  readonly isReached: boolean;
  /** The certificate that was shown, where TLS failed for want of trust. */
  readonly certificate: ShownCertificate | null;
}

interface Way {
  readonly address: URL;
  readonly end: Endpoint;
  readonly proxy: URL | null;
  readonly trust: ConnectionTrust;
  readonly timeoutMs: number;
}

const step = (id: TestStepId, outcome: TestStep['outcome'], text: string, advice: string | null = null): TestStep => ({
  step: id,
  outcome,
  text,
  advice,
});

function failedStep(id: TestStepId, host: string, error: unknown): TestStep {
  const problem = networkProblemOf(error);
  // Not networkProblemOf's list: a code that nobody foresaw is still a failure of the network, not of the program.
  if (problem === null)
    return step(id, 'failed', `${host} could not be reached.`, 'Check the address and the network.');
  return step(id, 'failed', `${host} ${problem.text}.`, problem.advice);
}

async function findName({ address, proxy, end }: Way): Promise<TestStep> {
  const asked = proxy === null ? end : endpointOf(proxy);
  const whose = proxy === null ? '' : `The proxy ${proxyName(proxy)} looks names up by itself; `;
  if (isIP(asked.host) !== 0) return step('name', 'passed', `${whose}${asked.host} is an address and needs no name.`);
  try {
    const found = await lookup(asked.host, { all: true });
    const shown = found.slice(0, 3).map((one) => one.address);
    return step('name', 'passed', `${whose}${asked.host} is ${shown.join(', ')}.`);
  } catch (error) {
    return failedStep('name', proxy === null ? address.hostname : `The proxy ${asked.host}`, error);
  }
}

const openPlain = ({ address, proxy, end, trust, timeoutMs }: Way): Promise<Socket> => {
  if (proxy === null) return openTcp(end, timeoutMs);
  // Plain HTTP goes through a proxy by absolute address: there is no tunnel to try.
  return address.protocol === 'https:'
    ? openTunnel(proxy, end, trust.context, timeoutMs)
    : openTcp(endpointOf(proxy), timeoutMs);
};

async function reach(way: Way): Promise<{ readonly step: TestStep; readonly socket: Socket | null }> {
  try {
    const socket = await openPlain(way);
    const by = way.proxy === null ? '' : ` through the proxy ${proxyName(way.proxy)}`;
    return { step: step('reach', 'passed', `${way.end.host}, port ${way.end.port}, answers${by}.`), socket };
  } catch (error) {
    return { step: failedStep('reach', way.address.host, error), socket: null };
  }
}

const oneLine = (name: string): string => name.replaceAll('\n', ', ');

const shownCertificate = (certificate: X509Certificate): ShownCertificate => ({
  sha256: fingerprintOf(certificate.raw),
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  validFrom: certificate.validFrom,
  validTo: certificate.validTo,
});

function plainStep(address: URL): TestStep {
  if (isLoopback(address.hostname)) return step('tls', 'passed', 'Not encrypted; it does not leave this computer.');
  return step(
    'tls',
    'warned',
    `The connection to ${address.host} is not encrypted: everyone on the way can read the secret and the log.`,
    'Use an address that begins with https: where the backend has one.',
  );
}

async function secure(
  way: Way,
  socket: Socket,
  trustedBy: string,
): Promise<TestStep & { readonly isTrustMissing: boolean }> {
  const { host } = way.address;
  try {
    const secured: TLSSocket = await startTls(socket, way.end, way.trust, way.timeoutMs);
    const version = secured.getProtocol() ?? 'TLS';
    const until = secured.getPeerX509Certificate()?.validTo ?? '';
    secured.destroy();
    const text = `${version}; the certificate of ${host} is valid until ${until} and trusted by ${trustedBy}.`;
    return { ...step('tls', 'passed', text), isTrustMissing: false };
  } catch (error) {
    socket.destroy();
    const problem = tlsProblemOf(error);
    if (problem === null) return { ...failedStep('tls', host, error), isTrustMissing: false };
    const { text, advice } = TLS_SENTENCES[problem];
    return { ...step('tls', 'failed', `${host} ${text}.`, advice), isTrustMissing: problem !== 'handshake' };
  }
}

async function lookAtCertificate(way: Way): Promise<ShownCertificate | null> {
  try {
    const shown = await readShownCertificate(await openPlain(way), way.end, way.timeoutMs);
    return shown === null ? null : shownCertificate(shown);
  } catch {
    return null;
  }
}

/** The steps below HTTP: name, reach, TLS. Nothing of the connection's secret or account is sent. */
export async function probe({ connection, limits, environment, onStep }: ProbeOptions): Promise<Probed> {
  const address = new URL(connection.address);
  const way: Way = {
    address,
    end: endpointOf(address),
    proxy: chooseProxy(address, connection.proxy, environment ?? process.env),
    trust: trustOf(connection.trust),
    timeoutMs: limits.connectMs,
  };
  const failed: Probed = { isReached: false, certificate: null };
  const name = await findName(way);
  onStep(name);
  if (name.outcome === 'failed') return failed;
  const reached = await reach(way);
  onStep(reached.step);
  if (reached.socket === null) return failed;
  if (address.protocol === 'http:') {
    reached.socket.destroy();
    onStep(plainStep(address));
    return { isReached: true, certificate: null };
  }
  const { isTrustMissing, ...tls } = await secure(way, reached.socket, describeTrust(connection.trust));
  onStep(tls);
  if (tls.outcome !== 'failed') return { isReached: true, certificate: null };
  return { isReached: false, certificate: isTrustMissing ? await lookAtCertificate(way) : null };
}
