import Box from '@mui/material/Box';
import { MiddleText } from './middle-text';
import { backendOfTenant, nameAndPlace, placeOfTenant } from './place-of-tenant';

/** A tenant's name with its backend beside it, for tenants of one name; the name gives way, the backend does not. */
export function NameWithPlace({ name, value }: { readonly name: string; readonly value: string }) {
  const whole = nameAndPlace(name, value);
  return (
    <Box component="span" title={whole} sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
      <Box component="span" sx={{ minWidth: 0 }}>
        <MiddleText text={name} title={whole} />
      </Box>
      <Box component="span" sx={{ flex: 'none', color: 'text.secondary', fontSize: 11, alignSelf: 'center' }}>
        {backendOfTenant(value) || placeOfTenant(value)}
      </Box>
    </Box>
  );
}
