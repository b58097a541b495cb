import { DESCRIPTION_EXAMPLES, type DescriptionExample } from '@core/backends/generic/examples';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { describeText as text } from '../../strings/describe-backend';
import { copyText } from '../../ui/copy-text';
import { LeaveDialog } from '../../ui/leave-dialog';
import { SelectField } from '../../ui/select-field';
import { useToasts } from '../../ui/toasts';
import { descriptionIn, DESCRIPTION_OPTION } from './described-options';
import type { DescriptionDraft } from './description-draft';
import { useImportDescription } from './use-import-description';

export interface DescriptionBeginningsProps {
  readonly draft: DescriptionDraft;
  readonly isChanged: boolean;
  readonly hasExamples: boolean;
  readonly onLoad: (draft: DescriptionDraft, address: string | null) => void;
}

/** Ways to begin: an example, a file that somebody shared; and the way to share one's own. */
export function DescriptionBeginnings({ draft, isChanged, hasExamples, onLoad }: DescriptionBeginningsProps) {
  const toasts = useToasts();
  const file = useImportDescription();
  const [wanted, setWanted] = useState<DescriptionExample | null>(null);
  const use = (example: DescriptionExample): void => {
    setWanted(null);
    onLoad({ ...example.description }, example.address === '' ? null : example.address);
  };
  const load = async (): Promise<void> => {
    const read = await file.pick();
    if (read === null) return;
    onLoad(descriptionOfFile(read.options), read.address === '' ? null : read.address);
    toasts.show({ text: text.loaded(read.name) });
  };
  const options = [
    { value: '', label: text.example },
    ...DESCRIPTION_EXAMPLES.map((one) => ({ value: one.id, label: one.title })),
  ];
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontWeight: 400 }}>
      {hasExamples && (
        <Box sx={{ width: 210 }}>
          <SelectField
            hidesLabel
            label={text.example}
            value=""
            options={options}
            onChange={(id) => {
              const example = DESCRIPTION_EXAMPLES.find((one) => one.id === id);
              if (example === undefined) return;
              if (isChanged) setWanted(example);
              else use(example);
            }}
          />
        </Box>
      )}
      <Button title={file.failure?.message} onClick={() => void load()}>
        {text.load}
      </Button>
      <Button
        onClick={() => {
          copyText(JSON.stringify(draft, null, 2)).then(() => toasts.show({ text: text.copied }), toasts.showFailure);
        }}
      >
        {text.copy}
      </Button>
      {wanted !== null && (
        <LeaveDialog
          title={text.exampleTitle}
          body={text.exampleBody}
          leaveLabel={text.exampleConfirm}
          stayLabel={text.exampleKeep}
          onLeave={() => use(wanted)}
          onStay={() => setWanted(null)}
        />
      )}
    </Box>
  );
}

const descriptionOfFile = (options: Readonly<Record<string, unknown>>): DescriptionDraft =>
  descriptionIn({ [DESCRIPTION_OPTION]: options[DESCRIPTION_OPTION] ?? options }, { defaults: {} });
