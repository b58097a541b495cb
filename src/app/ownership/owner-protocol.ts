import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import { settingsSchema } from '@core/settings/settings';
import { z } from 'zod';

const path = z.string().min(1).max(32_000);

/** What another host of the same user may ask of the owner of the data folder. `hello` comes first, with the key. */
export const questionSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('hello'), key: z.string(), dataFolder: path }),
  z.strictObject({ ask: z.literal('call'), name: z.string().max(200), input: z.unknown() }),
  z.strictObject({ ask: z.literal('source'), path, name: path.or(z.undefined()).optional() }),
  z.strictObject({ ask: z.literal('target'), path, name: path.or(z.undefined()).optional() }),
  z.strictObject({ ask: z.literal('release'), handle: z.string() }),
  z.strictObject({ ask: z.literal('window.read') }),
  z.strictObject({ ask: z.literal('window.write'), window: settingsSchema.shape.window }),
  z.strictObject({
    ask: z.literal('window.open'),
    link: z.string().max(200_000).nullable(),
    opensBrowser: z.boolean(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

export const requestSchema = z.strictObject({ id: z.number().int(), question: questionSchema });

/** What the owner sends: the answer to a request by its id, or a push. */
export type OwnerMessage = { readonly id: number; readonly result: Result<unknown> } | { readonly push: Push };
