import type { FilePreview, ImportPreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { previewText } from '../../strings/imports';
import { type Choices, agreed, isRemembered, type Question, questionsOf, readableFiles } from './choices';
import { DateOrderField } from './date-order-field';
import { EncodingField } from './encoding-field';
import { KindField } from './kind-field';
import { MappingField } from './mapping-field';
import { KnownNameField } from './known-name-field';
import { RecordPlaceField } from './record-place-field';
import { ZoneField } from '../../ui/zone-field';

export interface ChoicesFormProps {
  readonly preview: ImportPreview;
  readonly choices: Choices;
  readonly onChange: (patch: Partial<Choices>) => void;
  /** Handles, for the mapping dialog's own previews. */
  readonly files: readonly string[];
  /** The file that the preview shows: its records are the mapping's sample. */
  readonly chosen: FilePreview | undefined;
}

/** Everything that can be asked; what no file asks waits under "More options". */
export function ChoicesForm({ preview, choices, onChange, files, chosen }: ChoicesFormProps) {
  const [showsAll, setShowsAll] = useState(false);
  const asked = new Set<Question>(questionsOf(preview));
  const wasAnswered = (question: Question): boolean =>
    question !== 'mapping' && question !== 'date-order' && isRemembered(preview, choices, question);
  const isShown = (question: Question): boolean =>
    showsAll || asked.has(question) || isAnswered(choices, question) || wasAnswered(question);
  const isGeneric =
    choices.kind === 'generic' ||
    (chosen !== undefined && chosen.recognition === null) ||
    preview.kinds.some((one) => one.kind === 'generic');
  return (
    <Box
      component="section"
      aria-label={previewText.asked}
      sx={{ px: 5, py: 3, display: 'grid', gap: 3, overflow: 'auto', minHeight: 0, alignContent: 'start' }}
    >
      <Box>
        <Typography variant="h3">{previewText.asked}</Typography>
        <Box sx={{ color: 'text.secondary' }}>
          {asked.size === 0 && readableFiles(preview).length > 0 ? previewText.nothingAsked : previewText.allFiles}
        </Box>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
          alignItems: 'start',
        }}
      >
        <KindField value={choices.kind} onChange={(kind) => onChange({ kind })} />
        {isShown('tenant') && (
          <KnownNameField
            field="tenant"
            value={choices.tenant ?? agreed(preview, 'tenant') ?? ''}
            isRemembered={wasAnswered('tenant')}
            onChange={(tenant) => onChange({ tenant })}
          />
        )}
        {isShown('organization') && (
          <KnownNameField
            field="organization"
            value={choices.organization ?? agreed(preview, 'organization') ?? ''}
            isRemembered={wasAnswered('organization')}
            onChange={(organization) => onChange({ organization })}
          />
        )}
        {isShown('instance') && (
          <KnownNameField
            field="instance"
            value={choices.instance ?? agreed(preview, 'instance') ?? ''}
            isRemembered={wasAnswered('instance')}
            onChange={(instance) => onChange({ instance })}
          />
        )}
        {isShown('zone') && (
          <ZoneField
            value={choices.zone ?? agreed(preview, 'zone') ?? ''}
            {...(wasAnswered('zone') ? { help: previewText.remembered } : {})}
            onChange={(zone) => onChange({ zone })}
          />
        )}
        {showsAll && <EncodingField value={choices.encoding} onChange={(encoding) => onChange({ encoding })} />}
        {(showsAll || choices.recordPlace !== null) && (
          <RecordPlaceField
            value={choices.recordPlace ?? agreed(preview, 'recordPlace') ?? ''}
            onChange={(recordPlace) => onChange({ recordPlace })}
          />
        )}
      </Box>
      {isShown('date-order') && (asked.has('date-order') || showsAll || choices.dateOrder !== null) && (
        <DateOrderField preview={preview} value={choices.dateOrder} onChange={(dateOrder) => onChange({ dateOrder })} />
      )}
      {(isShown('mapping') || isGeneric) && (
        <MappingField
          choices={choices}
          onChange={onChange}
          files={files}
          chosen={chosen}
          hasSeveralFiles={preview.files.length + preview.furtherFiles > 1}
        />
      )}
      <Box>
        <Button
          variant="text"
          color="primary"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
          sx={{ ml: -2.5 }}
        >
          {showsAll ? previewText.fewer : previewText.more}
        </Button>
      </Box>
    </Box>
  );
}

/** A question that was answered stays to be seen, also when no file asks it any more. */
function isAnswered(choices: Choices, question: Question): boolean {
  switch (question) {
    case 'tenant':
      return choices.tenant !== null;
    case 'organization':
      return choices.organization !== null;
    case 'instance':
      return choices.instance !== null;
    case 'zone':
      return choices.zone !== null;
    case 'date-order':
      return choices.dateOrder !== null;
    case 'mapping':
      return choices.mapping !== null;
  }
}
