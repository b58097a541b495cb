import { z } from 'zod';

// The content security policy allows no code made at run time. Imported before any schema is made.
z.config({ jitless: true });
