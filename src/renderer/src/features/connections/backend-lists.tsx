import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { useCall } from '../../api/use-call';
import { connectionsText as text } from '../../strings/connections';
import { FailureNotice } from '../../ui/failure-notice';
import { SuggestingField } from '../../ui/suggesting-field';

/** The parts of one tenant, as the backend lists them; asked only on demand. */
export function OrganizationsPart({ id }: { readonly id: string }) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  // Suggestions cost a request to the backend: they are fetched when somebody turns to the field.
  const [isWanted, setIsWanted] = useState(false);
  const tenants = useCall('connections.tenants', { id }, { enabled: isWanted, staleTime: 60_000, keepPrevious: false });
  const list = useCall(
    'connections.organizations',
    { id, tenant: asked ?? '' },
    { enabled: asked !== null, keepPrevious: false, staleTime: 60_000 },
  );
  const names = new Map(tenants.data?.map((one) => [one.name ?? one.id, one.id]));
  return (
    <Part title={text.organizations} help={text.organizationsHelp}>
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '') setAsked(names.get(name) ?? name);
        }}
        sx={{ display: 'flex', gap: 2, alignItems: 'end', maxWidth: 420 }}
      >
        <Box sx={{ flex: 1 }} onFocus={() => setIsWanted(true)}>
          <SuggestingField label={text.organizationsOf} value={name} options={[...names.keys()]} onChange={setName} />
        </Box>
        <Button type="submit" disabled={name === ''}>
          {text.ask}
        </Button>
      </Box>
      {tenants.error !== null && <FailureNotice failure={tenants.error} onRetry={() => void tenants.refetch()} />}
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {asked !== null && list.isFetching && <Box role="status">{text.asking}</Box>}
      {list.data?.length === 0 && <Box sx={{ color: 'text.secondary' }}>{text.noOrganizations}</Box>}
      {list.data !== undefined && list.data.length > 0 && (
        <Lines label={text.organizationCount(list.data.length)}>
          {list.data.map((one) => (
            <li key={one.id}>
              {one.name ?? one.id} <Quiet>{one.name === null ? '' : one.id}</Quiet>
            </li>
          ))}
        </Lines>
      )}
    </Part>
  );
}

/** The backend's own lists of sources and tasks; asked only on demand. */
export function VocabularyPart({ id }: { readonly id: string }) {
  const [isAsked, setIsAsked] = useState(false);
  const list = useCall('connections.vocabulary', { id }, { enabled: isAsked, keepPrevious: false });
  return (
    <Part title={text.vocabulary} help={text.vocabularyHelp}>
      {!isAsked && (
        <Box>
          <Button onClick={() => setIsAsked(true)}>{text.ask}</Button>
        </Box>
      )}
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {isAsked && list.isFetching && <Box role="status">{text.asking}</Box>}
      {list.data !== undefined && (
        <Lines label={text.vocabulary}>
          {list.data.map((one) => (
            <li key={one.source}>
              <details>
                <summary>
                  {one.source} <Quiet>{text.taskCount(one.tasks.length)}</Quiet>
                </summary>
                <Box sx={{ pl: 4, color: 'text.secondary' }}>{one.tasks.join(', ')}</Box>
              </details>
            </li>
          ))}
        </Lines>
      )}
    </Part>
  );
}

interface PartProps {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Part({ title, help, children }: PartProps) {
  const titleId = useId();
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
      <Typography variant="h3" id={titleId}>
        {title}
      </Typography>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{help}</Box>
      {children}
    </Box>
  );
}

function Lines({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 220, overflow: 'auto' }}>
      {children}
    </Box>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
      {children}
    </Box>
  );
}
