import { BackendFailure } from '../../http/backend-failure';
import type { RemoteTenant } from '../connector';
import { titleOf } from '../microsoft365/entra';
import { GRAPH_PERMISSIONS, GRAPH_TITLES, type GraphStream } from './graph-options';

/** The failure in words for the user: which permission is missing for what. */
export function explainedGraph(error: unknown, tenant: RemoteTenant, stream: GraphStream): unknown {
  if (!(error instanceof BackendFailure) || error.kind !== 'forbidden') return error;
  const isLicence = /NonPremiumTenant|premium license|RequestFromNonPremium/i.test(error.detail ?? '');
  const message = isLicence
    ? `${GRAPH_TITLES[stream]} of ${titleOf(tenant)} need a Microsoft Entra ID P1 or P2 licence, which the tenant does not have: switch this log off for the connection.`
    : `The app may not read ${GRAPH_TITLES[stream]} of ${titleOf(tenant)}: it needs the application permission ${GRAPH_PERMISSIONS[stream]} with an administrator’s consent in that tenant.`;
  return new BackendFailure('forbidden', message, {
    ...(error.status === null ? {} : { status: error.status }),
    ...(error.detail === null ? {} : { detail: error.detail }),
  });
}
