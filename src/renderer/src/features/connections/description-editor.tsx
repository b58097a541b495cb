import { DESCRIPTION_STEPS } from '@core/backends/generic/description-steps';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { describeText as text } from '../../strings/describe-backend';
import { NoticeLine } from '../../ui/notice-line';
import { TextAreaField } from '../../ui/text-area-field';
import { placesOfAnswer } from './described-places';
import { type DescriptionDraft, filledIn, problemsOfDescription, valueAt } from './description-draft';
import { DescriptionFields } from './description-fields';

export interface DescriptionEditorProps {
  readonly draft: DescriptionDraft;
  /** How often another description took the place of the one before: the text is then written anew. */
  readonly loads: number;
  /** The last answer of the backend: what its places suggest; null: none yet. */
  readonly body: string | null;
  readonly onChange: (draft: DescriptionDraft) => void;
}

const WHOLE = 'whole';

/** The steps of a description, and the fields of the one that is chosen. */
export function DescriptionEditor({ draft, loads, body, onChange }: DescriptionEditorProps) {
  const [stepId, setStepId] = useState<string>(DESCRIPTION_STEPS[0]?.id ?? WHOLE);
  const shown = useMemo(() => filledIn(draft), [draft]);
  const problems = useMemo(() => problemsOfDescription(draft), [draft]);
  const itemsPlace = String(valueAt(shown, '/items/place') ?? '');
  const recordPlace = String(valueAt(shown, '/mapping/recordPlace') ?? '');
  const places = useMemo(() => placesOfAnswer(body, itemsPlace, recordPlace), [body, itemsPlace, recordPlace]);
  const step = DESCRIPTION_STEPS.find((one) => one.id === stepId);
  return (
    <Box
      sx={{
        minWidth: 0,
        minHeight: 0,
        display: 'grid',
        gridTemplate: '"steps fields" minmax(0, 1fr) "problems problems" auto / 132px minmax(0, 1fr)',
      }}
    >
      <Tabs
        orientation="vertical"
        value={stepId}
        onChange={(_, next: string) => setStepId(next)}
        aria-label={text.steps}
        sx={{ borderRight: '1px solid var(--vt-line)', pt: 2, '& .MuiTab-root': TAB }}
      >
        {DESCRIPTION_STEPS.map((one, at) => (
          <Tab key={one.id} value={one.id} label={`${String(at + 1)}. ${one.title}`} />
        ))}
        <Tab value={WHOLE} label={text.whole} />
      </Tabs>
      <Box
        role="tabpanel"
        aria-label={step?.title ?? text.whole}
        sx={{ minWidth: 0, overflow: 'auto', p: 4, display: 'grid', gap: 3, alignContent: 'start' }}
      >
        {step === undefined ? (
          <WholeDescription key={loads} draft={draft} onChange={onChange} />
        ) : (
          <>
            <Box>
              <Typography variant="h2">{step.title}</Typography>
              <Box sx={{ color: 'text.secondary' }}>{step.help}</Box>
            </Box>
            <DescriptionFields fields={step.fields} draft={draft} shown={shown} places={places} onChange={onChange} />
          </>
        )}
      </Box>
      <Problems problems={problems} />
    </Box>
  );
}

/** Below the fields, so that they stay where they are while something is typed. */
function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <Box sx={{ gridArea: 'problems', borderTop: '1px solid var(--vt-line)' }}>
      <NoticeLine tone="warning">
        <Box sx={{ fontWeight: 600 }}>{text.problems}</Box>
        {problems.slice(0, 5).map((one) => (
          <Box key={one}>{one}</Box>
        ))}
      </NoticeLine>
    </Box>
  );
}

const TAB = { alignItems: 'flex-start', textAlign: 'left' } as const;

/** The description as one text; what is no JSON stays in the field only. */
function WholeDescription({ draft, onChange }: Omit<DescriptionEditorProps, 'body' | 'loads'>) {
  const [typed, setTyped] = useState(() => JSON.stringify(draft, null, 2));
  const isWrong = parsed(typed) === null;
  return (
    <TextAreaField
      label={text.wholeLabel}
      value={typed}
      isMono
      rows={20}
      mostRows={40}
      isWrong={isWrong}
      help={isWrong ? text.notJson : text.wholeHelp}
      onChange={(next) => {
        setTyped(next);
        const read = parsed(next);
        if (read !== null) onChange(read);
      }}
    />
  );
}

function parsed(typed: string): DescriptionDraft | null {
  try {
    const value = JSON.parse(typed) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
