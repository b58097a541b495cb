import { useSettings } from '../api/use-settings';
import { localZone } from './format-time';

/** The zone for times that are the archive's own (imports, exports): UTC where the user chose it, else this machine's. */
export function useShownZone(): string {
  return useSettings().displayZone === 'utc' ? 'UTC' : localZone();
}
