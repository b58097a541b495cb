import { useCall } from '../../api/use-call';
import { PersonPane } from './person-pane';

/** The person of an entry's performer. The entry is the one that the pane around has asked for. */
export function EntryPerson({ entry }: { readonly entry: number }) {
  const { data } = useCall('entry.read', { id: entry }, { staleTime: 0 });
  return data?.row.id === entry ? <PersonPane key={data.row.performer} performer={data.row.performer} /> : null;
}
