import type { Push } from '@contract/pushes';
import { settingsSchema } from '@core/settings/settings';
import { z } from 'zod';

/** What the main process asks of the application's process. */
export const applicationQuestionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('call'), name: z.string(), input: z.unknown() }),
  z.object({ ask: z.literal('sources'), paths: z.array(z.string()) }),
  z.object({ ask: z.literal('window.read') }),
  z.object({ ask: z.literal('window.write'), window: settingsSchema.shape.window }),
  z.object({ ask: z.literal('close') }),
]);
export type ApplicationQuestion = z.infer<typeof applicationQuestionSchema>;

/** What the application's process asks of the main process: what only a window can do. */
export const hostQuestionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('pick-sources'), what: z.enum(['files', 'folder']) }),
  z.object({ ask: z.literal('pick-target'), suggestedName: z.string() }),
  z.object({ ask: z.literal('open-demo'), dataFolder: z.string() }),
  z.object({ ask: z.literal('open-window'), link: z.string().nullable() }),
  z.object({ ask: z.literal('new-window'), place: z.string() }),
]);
export type HostQuestion = z.infer<typeof hostQuestionSchema>;

/** What the application's process tells unasked. */
export type Told = { readonly push: Push };

/** How the application's process is started: a JSON text as its only argument. */
export const applicationStartSchema = z.strictObject({
  dataFolder: z.string(),
  programDirectory: z.string(),
  version: z.string(),
});
export type ApplicationStart = z.infer<typeof applicationStartSchema>;
