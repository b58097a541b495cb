import { useMemo, useState } from 'react';
import { previewText } from '../strings/imports';
import { formatTime } from './format-time';
import { SuggestingField } from './suggesting-field';
import { isZone, zonesOfThisMachine } from './zones';

export interface ZoneFieldProps {
  readonly value: string;
  /** Called with zones only; null where the field was emptied. */
  readonly onChange: (zone: string | null) => void;
  readonly label?: string;
  readonly help?: string;
}

/** A zone from the list of this machine's, or an offset; what is no zone is said and not passed on. */
export function ZoneField({ value, onChange, label, help }: ZoneFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const zones = useMemo(() => zonesOfThisMachine(), []);
  const [now] = useState(() => Date.now() * 1000);
  const text = typed ?? value;
  const isWrong = text !== '' && !isZone(text);
  return (
    <SuggestingField
      label={label ?? previewText.zone}
      value={text}
      options={zones}
      help={isWrong ? previewText.zoneUnknown : (help ?? previewText.zoneHelp)}
      isWrong={isWrong}
      describe={(zone) => formatTime(now, zone, 'minute').slice(-6)}
      onChange={(next) => {
        setTyped(next);
        if (next === '') onChange(null);
        else if (isZone(next)) onChange(next);
      }}
    />
  );
}
