import { LensesScreen } from '../features/lenses/lenses-screen';
import { PersonsPart } from '../features/persons/persons-part';

/** The lenses' screen with the part that is about persons put into it: features do not import each other. */
export function LensesSlot() {
  return <LensesScreen persons={<PersonsPart />} />;
}
