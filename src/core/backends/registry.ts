import { cloudtrail } from './cloudtrail/cloudtrail';
import { generic } from './generic/generic';
import { github } from './github/github';
import { googleWorkspace } from './google-workspace/google-workspace';
import type { KindDefinition } from './kind';
import type { KindId } from './kind-id';
import { lumu } from './lumu/lumu';
import { microsoft365 } from './microsoft365/microsoft365';
import { mspcontrol } from './mspcontrol/mspcontrol';
import { okta } from './okta/okta';

/** Every kind of backend that can be read: a folder each, and a line here. */
const KINDS = {
  cloudtrail,
  okta,
  github,
  'google-workspace': googleWorkspace,
  microsoft365,
  mspcontrol,
  lumu,
  generic,
} as const satisfies Record<KindId, KindDefinition>;

export const ALL_KINDS: readonly KindDefinition[] = Object.values(KINDS);

export function kindOf(id: KindId): KindDefinition {
  return KINDS[id];
}
