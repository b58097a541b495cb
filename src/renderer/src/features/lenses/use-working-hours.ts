import { hoursText, type WorkingHours } from '@core/search/working-hours';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { useShownZone } from '../../ui/use-shown-zone';
import { useToasts } from '../../ui/toasts';

const WORKDAYS = [0, 1, 2, 3, 4];
const FROM = 8 * 60;
const TO = 18 * 60;

/** The working hours in use: those chosen last, else Monday to Friday, 08:00 to 18:00 of the shown zone. */
export function useWorkingHours() {
  const { workingHours } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const zone = useShownZone();
  const hours: WorkingHours = workingHours[0] ?? { days: WORKDAYS, from: FROM, to: TO, zone };
  return {
    hours,
    /** The hours of each zone that has some, for another choice of zone. */
    known: workingHours,
    filter: hoursText({ ...hours, isOutside: true }),
    /** Kept for their zone; the zone that was chosen last stands first. */
    keep: (next: WorkingHours) =>
      change({
        workingHours: [
          { ...next, days: [...next.days] },
          ...workingHours.filter((one) => one.zone !== next.zone).slice(0, 99),
        ],
      }),
  };
}
