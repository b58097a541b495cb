import { isUnprotected } from '../../http/origin';
import type { Connector } from '../connector';
import { panelFields } from './panel-fields';
import { panelOptionsSchema } from './panel-options';
import { PanelSession } from './panel-session';

/** MSPControl, SolidCP and WebsitePanel by the SOAP services of their Enterprise Server. */
export const mspcontrolConnector: Connector = {
  id: 'mspcontrol',
  kind: 'mspcontrol',
  title: 'MSPControl / SolidCP / WebsitePanel',
  // MSPControl's own interface is not published; that it is its forerunners' is inferred.
  isPreview: false,
  capabilities: { tenants: true, organizations: true, vocabulary: true, artefacts: true, clearLog: true },
  address: { label: 'Address of the Enterprise Server', placeholder: 'https://panel.example:9002', fallback: null },
  account: { label: 'User name' },
  secret: {
    label: 'Password',
    help: 'Of a portal user; a reseller’s or an administrator’s reaches the customers below it. Nothing of it is kept but in the keychain.',
  },
  options: panelOptionsSchema,
  fields: panelFields,
  traffic: () => ({ requests: 30, perMs: 1000, parallel: 3 }),
  warn(connection, secret) {
    const parsed = panelOptionsSchema.safeParse(connection.options);
    const { profile, signIn } = parsed.success ? parsed.data : panelOptionsSchema.parse({});
    const isBasic = signIn === 'basic' || (signIn === 'profile' && profile !== 'solidcp-wcf');
    const warnings: string[] = [];
    if (isBasic && secret.hasColon) {
      warnings.push(
        'The password has a colon, and the panel’s HTTP Basic sign-in cuts it off there: use another password, or the Credentials header.',
      );
    }
    if (isBasic && (!secret.isAscii || !isAscii(connection.account ?? ''))) {
      warnings.push(
        'The panel’s HTTP Basic sign-in reads ASCII only, and user name or password have other characters: use others, or the Credentials header.',
      );
    }
    if (isBasic && (connection.account ?? '').includes(':')) {
      warnings.push('The user name has a colon, which HTTP Basic cannot carry.');
    }
    if (isUnprotected(connection.address)) {
      warnings.push('The address is http: user name, password and log go over the network unprotected.');
    }
    return warnings;
  },
  open: (connection, tools) => new PanelSession(connection, tools),
};

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}
