import { DESCRIPTION_EXAMPLES } from '@core/backends/generic/examples';
import type { ConnectorId } from '@core/connections/connector-id';
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
import type { useImportDescription } from './use-import-description';

export interface DescriptionBeginningsProps {
  readonly draft: DescriptionDraft;
  readonly connector: ConnectorId;
  readonly file: ReturnType<typeof useImportDescription>;
  readonly isChanged: boolean;
  readonly hasExamples: boolean;
  readonly onLoad: (draft: DescriptionDraft, address: string | null) => void;
}

/** What can take the place of the description; `name`: of the connection that a file described. */
interface Beginning {
  readonly description: DescriptionDraft;
  readonly address: string;
  readonly name: string | null;
}

/** Ways to begin: an example, a file that somebody shared; and the way to share one's own. */
export function DescriptionBeginnings(props: DescriptionBeginningsProps) {
  const { draft, connector, file, isChanged, hasExamples, onLoad } = props;
  const toasts = useToasts();
  const [wanted, setWanted] = useState<Beginning | null>(null);
  const begin = ({ description, address, name }: Beginning): void => {
    setWanted(null);
    onLoad(description, address === '' ? null : address);
    if (name !== null) toasts.show({ text: text.loaded(name) });
  };
  const offer = (beginning: Beginning): void => (isChanged ? setWanted(beginning) : begin(beginning));
  const load = async (): Promise<void> => {
    const read = await file.pick();
    if (read === null) return;
    if (read.connector !== connector) {
      toasts.show({ text: text.otherBackend(read.name), kind: 'failed' });
      return;
    }
    offer({ description: descriptionOfFile(read.options), address: read.address, name: read.name });
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
              if (example !== undefined) offer({ ...example, description: { ...example.description }, name: null });
            }}
          />
        </Box>
      )}
      <Button onClick={() => void load()}>{text.load}</Button>
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
          onLeave={() => begin(wanted)}
          onStay={() => setWanted(null)}
        />
      )}
    </Box>
  );
}

const descriptionOfFile = (options: Readonly<Record<string, unknown>>): DescriptionDraft =>
  descriptionIn({ [DESCRIPTION_OPTION]: options[DESCRIPTION_OPTION] ?? options }, { defaults: {} });
