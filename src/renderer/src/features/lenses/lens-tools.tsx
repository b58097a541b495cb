import type { LensAnswer } from '@core/lenses/lens-answer';
import type { Lens } from '@core/lenses/lenses';
import { TASK_LIST_TITLES } from '@core/lenses/vocabulary';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Copy, FileDown, ListChecks, Search } from 'lucide-react';
import { useState } from 'react';
import { callApplication, downloadTarget } from '../../api/client';
import { lensText as text } from '../../strings/lenses';
import { copyText } from '../../ui/copy-text';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';
import { useToasts } from '../../ui/toasts';
import { HoursButton } from './hours-button';
import type { LensMemory } from './lens-memory';
import { RangeButton } from './range-button';
import { ScopeButton } from './scope-button';
import { TaskListDialog } from './task-list-dialog';
import type { LensInput } from './use-lens';
import { useShowCriteria } from './use-show-criteria';

interface LensToolsProps {
  readonly lens: Lens;
  readonly memory: LensMemory;
  readonly answer: LensAnswer | null;
  readonly input: LensInput;
  readonly zone: string;
}

/** What a lens is narrowed to and counted by, and what can be done with all of its figures. */
export function LensTools({ lens, memory, answer, input, zone }: LensToolsProps) {
  const { tenants, choices, chooseTenants, choose } = memory;
  const [isListOpen, setIsListOpen] = useState(false);
  return (
    <Box
      role="toolbar"
      aria-label={lens.title}
      sx={{ flex: 'none', px: 4, pb: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
    >
      <ScopeButton tenants={tenants} onChoose={chooseTenants} />
      <RangeButton
        range={choices.range}
        zone={zone}
        now={answer?.snapshot.now ?? null}
        onChoose={(range) => choose({ range })}
      />
      {lens.id === 'off-hours' && <HoursButton />}
      {lens.list !== null && (
        <Button startIcon={<ListChecks size={14} aria-hidden />} onClick={() => setIsListOpen(true)}>
          {text.taskList.button(TASK_LIST_TITLES[lens.list])}
        </Button>
      )}
      <Box sx={{ width: 190 }}>
        <SelectField
          label={text.countBy}
          hidesLabel
          value={choices.grouping}
          options={lens.groupings.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(grouping) => choose({ grouping, series: null })}
        />
      </Box>
      <Box sx={{ width: 150 }}>
        <TextInputField
          label={text.find}
          hidesLabel
          placeholder={text.find}
          value={choices.contains}
          onChange={(contains) => choose({ contains })}
        />
      </Box>
      <Box sx={{ flex: 1 }} />
      <LensActions answer={answer} input={input} />
      {isListOpen && lens.list !== null && <TaskListDialog list={lens.list} onClose={() => setIsListOpen(false)} />}
    </Box>
  );
}

function LensActions({ answer, input }: Pick<LensToolsProps, 'answer' | 'input'>) {
  const showCriteria = useShowCriteria();
  const toasts = useToasts();
  const whole = { ...input, snapshot: answer?.snapshot ?? null };
  const copy = async (): Promise<void> => {
    const { text: csv, rows } = await callApplication('lenses.csv', whole);
    await copyText(csv ?? '');
    toasts.show({ text: text.copied(rows) });
  };
  const save = async (): Promise<void> => {
    const target = await callApplication('files.pickTarget', { suggestedName: `${input.lens}.csv` });
    if (target === null) return;
    const { rows } = await callApplication('lenses.csv', { ...whole, target: target.handle });
    await downloadTarget(target.handle, target.name);
    toasts.show({ text: text.saved(target.name, rows) });
  };
  const isEmpty = answer === null;
  return (
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
      <Button
        disabled={isEmpty}
        startIcon={<Search size={14} aria-hidden />}
        onClick={() => answer !== null && showCriteria(answer.criteria)}
      >
        {text.openSearch}
      </Button>
      <Button
        disabled={isEmpty}
        startIcon={<Copy size={14} aria-hidden />}
        onClick={() => void copy().catch(toasts.showFailure)}
      >
        {text.copyCsv}
      </Button>
      <Button
        disabled={isEmpty}
        startIcon={<FileDown size={14} aria-hidden />}
        onClick={() => void save().catch(toasts.showFailure)}
      >
        {text.saveCsv}
      </Button>
    </Box>
  );
}
