import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Plus, X } from 'lucide-react';
import { describeText as text } from '../../strings/describe-backend';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';

export type FieldRow = Readonly<Record<string, unknown>>;

export interface RowColumn {
  readonly name: string;
  readonly label: string;
  /** A share of the line. */
  readonly width: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** An empty text becomes null. */
  readonly isNullable?: boolean;
}

export interface RowsFieldProps {
  readonly label: string;
  readonly help: string;
  readonly columns: readonly RowColumn[];
  readonly rows: readonly FieldRow[];
  readonly onChange: (rows: readonly FieldRow[]) => void;
}

/** Rows of a few texts each: parameters, headers, tenants, notes. */
export function RowsField({ label, help, columns, rows, onChange }: RowsFieldProps) {
  const template = `${columns.map((one) => one.width).join(' ')} 28px`;
  const set = (at: number, name: string, value: unknown): void =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [name]: value } : row)));
  const fresh = Object.fromEntries(
    columns.map((one) => [one.name, one.choices?.[0]?.value ?? (one.isNullable === true ? null : '')]),
  );
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: 12, fontWeight: 500 }}>{label}</Box>
      {rows.map((row, at) => (
        // The rows have no names of their own, and are only added at the end or taken out.
        <Box key={at} sx={{ display: 'grid', gridTemplateColumns: template, gap: 1 }}>
          {columns.map((column) => (
            <RowCell
              key={column.name}
              column={column}
              label={text.rowCell(label, at + 1, column.label)}
              value={row[column.name]}
              onChange={(value) => set(at, column.name, value)}
            />
          ))}
          <IconButton
            aria-label={text.removeRow(label, at + 1)}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </Box>
      ))}
      <Box>
        <Button startIcon={<Plus size={14} aria-hidden />} onClick={() => onChange([...rows, fresh])}>
          {text.addRow}
        </Button>
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{help}</Box>
    </Box>
  );
}

interface RowCellProps {
  readonly column: RowColumn;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function RowCell({ column, label, value, onChange }: RowCellProps) {
  const shown = value === null || value === undefined ? '' : String(value);
  if (column.choices !== undefined) {
    return <SelectField hidesLabel label={label} value={shown} options={column.choices} onChange={onChange} />;
  }
  return (
    <TextInputField
      hidesLabel
      label={label}
      placeholder={column.label}
      value={shown}
      onChange={(next) => onChange(next === '' && column.isNullable === true ? null : next)}
    />
  );
}
