import type { ConnectorDescription } from '@contract/collecting-calls';
import type { SecretPlace } from '@core/secrets/secret-store';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { connectionFormText as text } from '../../strings/connections';
import { NoticeLine } from '../../ui/notice-line';
import { TextInputField } from '../../ui/text-input-field';
import { type ConnectionDraft, type DraftField, isPlain } from './connection-draft';
import { DESCRIPTION_OPTION } from './described-options';
import { FormSection } from './form-section';
import { OptionFields } from './option-fields';
import { ScheduleSection } from './schedule-section';
import { SecretField } from './secret-field';
import { type TenantListing, TenantsSection } from './tenants-section';
import { TrustSection } from './trust-section';

export interface ConnectionFormProps {
  readonly description: ConnectorDescription;
  readonly draft: ConnectionDraft;
  readonly onChange: (patch: Partial<ConnectionDraft>) => void;
  /** What keeps it from being saved; shown once something was tried. */
  readonly problems: ReadonlySet<DraftField>;
  readonly showsProblems: boolean;
  readonly id: string | null;
  readonly listing: TenantListing;
  readonly place: SecretPlace | null;
  readonly secret: string | null;
  readonly onSecret: (secret: string | null) => void;
  readonly onDeleteSecret: () => void;
  readonly onSaveFirst: () => void;
  /** null: this backend is not described by the user. */
  readonly onDescribe: (() => void) | null;
}

const NONE: ReadonlySet<DraftField> = new Set();

/** Everything about a connection, built from what its connector says of itself. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { description, draft, onChange } = props;
  // A described backend's description has a dialog of its own.
  const fields = description.fields.filter((one) => props.onDescribe === null || one.name !== DESCRIPTION_OPTION);
  const problems = props.showsProblems ? props.problems : NONE;
  return (
    <Box>
      <FormSection title={text.backend}>
        <TextInputField
          label={text.name}
          value={draft.name}
          isWrong={problems.has('name')}
          help={problems.has('name') ? text.nameMissing : text.nameHelp}
          hasFocus
          onChange={(name) => onChange({ name })}
        />
        <TextInputField
          label={description.address.label}
          value={draft.address}
          placeholder={description.address.placeholder}
          isWrong={problems.has('address')}
          {...(problems.has('address') ? { help: text.addressWrong } : {})}
          onChange={(address) => onChange({ address })}
        />
        {isPlain(draft.address) && (
          <NoticeLine tone="warning" isInset>
            {text.addressPlain}
          </NoticeLine>
        )}
        {description.account !== null && (
          <TextInputField
            label={description.account.label}
            value={draft.account}
            onChange={(account) => onChange({ account })}
          />
        )}
        <SecretField
          label={description.secret.label}
          help={description.secret.help}
          place={props.place}
          secret={props.secret}
          onChange={props.onSecret}
          onDelete={props.onDeleteSecret}
        />
      </FormSection>
      {(fields.length > 0 || props.onDescribe !== null) && (
        <FormSection title={text.options}>
          {props.onDescribe !== null && (
            <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
              <Button
                {...(description.isPreview ? {} : { variant: 'contained', color: 'primary' })}
                onClick={props.onDescribe}
              >
                {description.isPreview ? text.describeAdvanced : text.describe}
              </Button>
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{text.describeHint}</Box>
            </Box>
          )}
          {fields.length > 0 && (
            <OptionFields
              fields={fields}
              defaults={description.defaults}
              options={draft.options}
              problems={problems}
              onChange={(options) => onChange({ options })}
            />
          )}
        </FormSection>
      )}
      <TenantsSection
        draft={draft}
        id={props.id}
        listing={props.listing}
        isWrong={problems.has('chosen')}
        canSave={[...props.problems].every((one) => one === 'chosen')}
        onChange={onChange}
        onSaveFirst={props.onSaveFirst}
      />
      <ScheduleSection draft={draft} onChange={onChange} />
      <TrustSection draft={draft} problems={problems} onChange={onChange} />
    </Box>
  );
}
