import { useMemo } from 'react';
import { useCall } from '../../api/use-call';
import { previewText } from '../../strings/imports';
import { SuggestingField } from '../../ui/suggesting-field';

export interface KnownNameFieldProps {
  readonly field: 'tenant' | 'organization' | 'instance';
  readonly value: string;
  /** The value is what was said of such files the last time. */
  readonly isRemembered?: boolean;
  readonly onChange: (value: string) => void;
}

const TEXTS = {
  tenant: { label: previewText.tenant, help: previewText.tenantHelp },
  organization: { label: previewText.organization, help: previewText.organizationHelp },
  instance: { label: previewText.instance, help: previewText.instanceHelp },
} as const;

/** A name that entries will carry; those that the archive knows already are offered, so that none is written twice. */
export function KnownNameField({ field, value, isRemembered, onChange }: KnownNameFieldProps) {
  const known = useCall('search.facet', {
    criteria: { filters: [], range: { kind: 'all' } },
    snapshot: null,
    field,
    limit: 1000,
    order: 'label',
  });
  const options = useMemo(
    () => [...new Set((known.data?.values ?? []).map((one) => one.label).filter((label) => label !== ''))],
    [known.data],
  );
  const { label, help } = TEXTS[field];
  return (
    <SuggestingField
      label={label}
      help={isRemembered === true ? previewText.remembered : help}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}
