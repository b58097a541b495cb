import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef } from 'react';
import { connectionFormText as text } from '../../strings/connections';
import { MONO } from '../../theme/tokens';
import { TextAreaField } from '../../ui/text-area-field';
import { TextInputField } from '../../ui/text-input-field';
import { useToasts } from '../../ui/toasts';
import type { ConnectionDraft, DraftField } from './connection-draft';
import { FormSection } from './form-section';
import { inGroups } from './test-panel';

export interface TrustSectionProps {
  readonly draft: ConnectionDraft;
  readonly problems: ReadonlySet<DraftField>;
  readonly onChange: (patch: Partial<ConnectionDraft>) => void;
}

/** Whom this connection trusts besides the machine's own store, and the way through a proxy. */
export function TrustSection({ draft, problems, onChange }: TrustSectionProps) {
  const file = useRef<HTMLInputElement>(null);
  const toasts = useToasts();
  const isWrong = problems.has('authority');
  return (
    <FormSection title={text.trust}>
      <Box sx={{ color: 'text.secondary' }}>{text.trustHint}</Box>
      <TextAreaField
        label={text.authority}
        value={draft.authority}
        isMono
        rows={2}
        mostRows={6}
        isWrong={isWrong}
        help={isWrong ? text.authorityWrong : text.authorityHelp}
        onChange={(authority) => onChange({ authority })}
      />
      <Box sx={{ mt: -1 }}>
        <Button onClick={() => file.current?.click()}>{text.authorityFile}</Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={text.authorityFile}
          accept=".pem,.crt,.cer,.txt"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            chosen?.text().then((authority) => onChange({ authority }), toasts.showFailure);
          }}
        />
      </Box>
      <Box role="group" aria-label={text.pinned} sx={{ display: 'grid', gap: 1 }}>
        <Box sx={{ fontSize: 12, fontWeight: 500 }}>{text.pinned}</Box>
        {draft.pinned === null ? (
          <Box sx={{ color: 'text.secondary' }}>{text.pinnedNone}</Box>
        ) : (
          <Box sx={{ display: 'flex', gap: 2, alignItems: 'start' }}>
            <Box sx={{ flex: 1, fontFamily: MONO, fontSize: 12, overflowWrap: 'anywhere' }}>
              {inGroups(draft.pinned)}
            </Box>
            <Button onClick={() => onChange({ pinned: null })}>{text.unpin}</Button>
          </Box>
        )}
      </Box>
      <TextInputField
        label={text.proxy}
        value={draft.proxy}
        isWrong={problems.has('proxy')}
        help={problems.has('proxy') ? text.proxyWrong : text.proxyHelp}
        onChange={(proxy) => onChange({ proxy })}
      />
    </FormSection>
  );
}
