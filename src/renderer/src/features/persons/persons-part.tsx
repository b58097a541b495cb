import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { lensText } from '../../strings/lenses';
import { personText as text } from '../../strings/persons';
import { TextInputField } from '../../ui/text-input-field';
import { useDebounced } from '../../ui/use-debounced';
import { DismissedNames } from './dismissed-names';
import { LinkedPersons } from './linked-persons';
import { SuggestedPersons } from './suggested-persons';

type Part = 'suggestions' | 'linked' | 'dismissed';
const TYPING_MS = 200;

/** Who is who: what is suggested, what reviewers have linked, and what they have dismissed. */
export function PersonsPart() {
  const [part, setPart] = useState<Part>('suggestions');
  const [typed, setTyped] = useState('');
  const contains = useDebounced(typed, TYPING_MS);
  const persons = useCall('persons.list', {});
  const dismissals = useCall('persons.dismissals', {});
  const suggested = useCall('persons.suggestions', { limit: 1 });
  return (
    <Box
      component="section"
      aria-label={lensText.persons}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}
    >
      <Box sx={{ px: 4, pt: 3, pb: 1, flex: 'none' }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
          {lensText.persons}
        </Box>
        <Box sx={{ mt: 1, color: 'text.secondary', maxWidth: 900 }}>{text.intro}</Box>
      </Box>
      <Box
        sx={{
          flex: 'none',
          px: 4,
          display: 'flex',
          gap: 3,
          alignItems: 'center',
          borderBottom: '1px solid var(--vt-line)',
        }}
      >
        <Tabs value={part} onChange={(_, next: Part) => setPart(next)} aria-label={text.parts} sx={{ flex: 1 }}>
          <Tab value="suggestions" label={text.suggestions(suggested.data?.total ?? 0)} />
          <Tab value="linked" label={text.linked(persons.data?.length ?? 0)} />
          <Tab value="dismissed" label={text.dismissed(dismissals.data?.length ?? 0)} />
        </Tabs>
        <Box sx={{ width: 200 }}>
          <TextInputField label={text.find} hidesLabel placeholder={text.find} value={typed} onChange={setTyped} />
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {part === 'suggestions' && <SuggestedPersons key={contains} contains={contains} />}
        {part === 'linked' && <LinkedPersons contains={contains} />}
        {part === 'dismissed' && <DismissedNames contains={contains} />}
      </Box>
    </Box>
  );
}
