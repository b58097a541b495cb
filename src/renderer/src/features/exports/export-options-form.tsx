import { EXPORT_FORMATS, type ExportFormat, type ExportOptions } from '@core/export/export-request';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { exportText } from '../../strings/exports';

export interface ExportOptionsFormProps {
  readonly options: ExportOptions;
  /** How many columns the search shows. */
  readonly columns: number;
  readonly isDisabled: boolean;
  readonly onChange: (patch: Partial<ExportOptions>) => void;
}

const HELP: Record<ExportFormat, string> = {
  csv: exportText.csvHelp,
  ndjson: exportText.ndjsonHelp,
  json: exportText.jsonHelp,
};

/** The format, and what can be chosen for it. */
export function ExportOptionsForm({ options, columns, isDisabled, onChange }: ExportOptionsFormProps) {
  const formatId = useId();
  const columnsId = useId();
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Box>
        <Heading id={formatId} text={exportText.format} />
        <RadioGroup
          row
          aria-labelledby={formatId}
          value={options.format}
          onChange={(_, chosen) => onChange({ format: EXPORT_FORMATS.find((format) => format === chosen) ?? 'csv' })}
        >
          {EXPORT_FORMATS.map((format) => (
            <FormControlLabel
              key={format}
              value={format}
              disabled={isDisabled}
              control={<Radio />}
              label={exportText[format]}
            />
          ))}
        </RadioGroup>
        <Box sx={{ color: 'text.secondary' }}>{HELP[options.format]}</Box>
      </Box>
      {options.format === 'csv' ? (
        <>
          <Box>
            <Heading id={columnsId} text={exportText.columns} />
            <RadioGroup
              row
              aria-labelledby={columnsId}
              value={options.columns}
              onChange={(_, chosen) => onChange({ columns: chosen === 'all' ? 'all' : 'shown' })}
            >
              <FormControlLabel
                value="shown"
                disabled={isDisabled}
                control={<Radio />}
                label={exportText.columnsShown(columns)}
              />
              <FormControlLabel value="all" disabled={isDisabled} control={<Radio />} label={exportText.columnsAll} />
            </RadioGroup>
          </Box>
          <Switchable
            label={exportText.neutralise}
            help={exportText.neutraliseHelp}
            isOn={options.neutraliseFormulas}
            isDisabled={isDisabled}
            onChange={(neutraliseFormulas) => onChange({ neutraliseFormulas })}
          />
          <Switchable
            label={exportText.byteOrderMark}
            help={exportText.byteOrderMarkHelp}
            isOn={options.byteOrderMark}
            isDisabled={isDisabled}
            onChange={(byteOrderMark) => onChange({ byteOrderMark })}
          />
        </>
      ) : (
        <Switchable
          label={exportText.withColumns}
          help={exportText.withColumnsHelp}
          isOn={options.withColumns}
          isDisabled={isDisabled}
          onChange={(withColumns) => onChange({ withColumns })}
        />
      )}
      <Switchable
        label={exportText.withAnnotations}
        help={options.format === 'csv' ? exportText.withAnnotationsCsv : exportText.withAnnotationsHelp}
        isOn={options.withAnnotations}
        isDisabled={isDisabled}
        onChange={(withAnnotations) => onChange({ withAnnotations })}
      />
    </Box>
  );
}

function Heading({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <Box id={id} sx={{ fontSize: 12, fontWeight: 500, mb: 1 }}>
      {text}
    </Box>
  );
}

interface SwitchableProps {
  readonly label: string;
  readonly help: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Switchable({ label, help, isOn, isDisabled, onChange }: SwitchableProps) {
  const helpId = useId();
  return (
    <Box>
      <FormControlLabel
        disabled={isDisabled}
        control={
          <Checkbox
            checked={isOn}
            onChange={(_, checked) => onChange(checked)}
            slotProps={{ input: { 'aria-describedby': helpId } }}
          />
        }
        label={label}
      />
      <Box id={helpId} sx={{ color: 'text.secondary', fontSize: 12, pl: '30px' }}>
        {help}
      </Box>
    </Box>
  );
}
