import type { ReachedTenant } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { connectionFormText as text } from '../../strings/connections';
import { FailureNotice } from '../../ui/failure-notice';
import { Pager } from '../../ui/pager';
import { TextInputField } from '../../ui/text-input-field';
import type { ConnectionDraft } from './connection-draft';
import { FormSection } from './form-section';

/** Tenants on one page of the list. */
const PAGE = 50;

/** Whether the backend can be asked for its tenants: only by a connection as it is kept. */
export type TenantListing = 'new' | 'changed' | 'kept';

export interface TenantsSectionProps {
  readonly draft: ConnectionDraft;
  /** null: not saved yet. */
  readonly id: string | null;
  readonly listing: TenantListing;
  readonly isWrong: boolean;
  readonly canSave: boolean;
  readonly onChange: (patch: Partial<ConnectionDraft>) => void;
  /** Saves the connection so that its tenants can be listed; a new one switched off. */
  readonly onSaveFirst: () => void;
}

/** Which of the tenants are collected: all, or those ticked in the backend's own list. */
export function TenantsSection({ draft, id, listing, isWrong, canSave, onChange, onSaveFirst }: TenantsSectionProps) {
  return (
    <FormSection title={text.tenants}>
      <RadioGroup
        aria-label={text.tenants}
        value={draft.chooses}
        onChange={(_, value) => onChange({ chooses: value === 'chosen' ? 'chosen' : 'all' })}
      >
        <FormControlLabel value="all" control={<Radio />} label={text.tenantsAll} />
        <FormControlLabel value="chosen" control={<Radio />} label={text.tenantsChosen} />
      </RadioGroup>
      {draft.chooses === 'chosen' && listing !== 'kept' && (
        <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
          <Box sx={{ color: 'text.secondary' }}>{listing === 'new' ? text.tenantsNotSaved : text.tenantsChanged}</Box>
          <Button disabled={!canSave} onClick={onSaveFirst}>
            {text.tenantsList}
          </Button>
        </Box>
      )}
      {draft.chooses === 'chosen' && id !== null && listing === 'kept' && (
        <TenantPicker id={id} chosen={draft.chosen} onChange={(chosen) => onChange({ chosen })} />
      )}
      {draft.chooses === 'chosen' && id !== null && isWrong && (
        <Box role="alert" sx={{ color: 'error.main', fontSize: 12 }}>
          {text.tenantsMissing}
        </Box>
      )}
    </FormSection>
  );
}

interface TenantPickerProps {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function TenantPicker({ id, chosen, onChange }: TenantPickerProps) {
  const [contains, setContains] = useState('');
  const [offset, setOffset] = useState(0);
  const reached = useCall('connections.tenants', { id }, { keepPrevious: false, staleTime: 60_000 });
  const ticked = useMemo(() => new Set(chosen), [chosen]);
  const found = useMemo(() => tenantsLike(reached.data ?? [], contains), [reached.data, contains]);
  if (reached.error !== null) {
    return <FailureNotice failure={reached.error} onRetry={() => void reached.refetch()} />;
  }
  if (reached.data === undefined) {
    return (
      <Box role="status" sx={{ color: 'text.secondary' }}>
        {text.tenantsLoading}
      </Box>
    );
  }
  if (reached.data.length === 0) return <Box sx={{ color: 'text.secondary' }}>{text.tenantsNone}</Box>;
  const known = new Set(reached.data.map((one) => one.id));
  const gone = chosen.filter((one) => !known.has(one)).length;
  const shown = found.slice(offset, offset + PAGE);
  const set = (ids: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const one of ids) {
      if (isChosen) next.add(one);
      else next.delete(one);
    }
    onChange([...next]);
  };
  const foundIds = found.map((one) => one.id);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextInputField
        label={text.tenantsFind}
        value={contains}
        onChange={(value) => {
          setContains(value);
          setOffset(0);
        }}
      />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, whiteSpace: 'nowrap' }}>{text.tenantsCount(chosen.length - gone, reached.data.length)}</Box>
        <Button onClick={() => set(foundIds, true)}>{text.tenantsChooseAll}</Button>
        <Button onClick={() => set(foundIds, false)}>{text.tenantsChooseNone}</Button>
      </Box>
      <TenantList tenants={shown} ticked={ticked} contains={contains} onTick={(one, is) => set([one], is)} />
      <Pager label={text.tenants} total={found.length} offset={offset} pageSize={PAGE} onChange={setOffset} />
      {gone > 0 && <Box sx={{ color: 'warning.main', fontSize: 12 }}>{text.tenantsGone(gone)}</Box>}
    </Box>
  );
}

interface TenantListProps {
  readonly tenants: readonly ReachedTenant[];
  readonly ticked: ReadonlySet<string>;
  readonly contains: string;
  readonly onTick: (id: string, isChosen: boolean) => void;
}

function TenantList({ tenants, ticked, contains, onTick }: TenantListProps) {
  if (tenants.length === 0) return <Box sx={{ color: 'text.secondary' }}>{text.tenantsNoneLike(contains)}</Box>;
  return (
    <Box
      component="ul"
      aria-label={text.tenants}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 1,
        maxHeight: 240,
        overflow: 'auto',
        border: '1px solid var(--vt-line)',
        borderRadius: 1,
      }}
    >
      {tenants.map((one) => (
        <li key={one.id}>
          <FormControlLabel
            sx={{ m: 0, width: '100%' }}
            control={<Checkbox checked={ticked.has(one.id)} onChange={(_, checked) => onTick(one.id, checked)} />}
            label={
              <>
                {one.name ?? one.id}{' '}
                {one.name !== null && one.name !== one.id && (
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {one.id}
                  </Box>
                )}
              </>
            }
          />
        </li>
      ))}
    </Box>
  );
}

function tenantsLike(tenants: readonly ReachedTenant[], contains: string): readonly ReachedTenant[] {
  const wanted = contains.trim().toLowerCase();
  if (wanted === '') return tenants;
  return tenants.filter((one) => `${one.name ?? ''} ${one.id}`.toLowerCase().includes(wanted));
}
