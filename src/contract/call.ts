import { z } from 'zod';

/** One call: the schema of its input; its answer is a type that only the compiler sees. */
export interface CallDeclaration<Input extends z.ZodType, Answer> {
  readonly input: Input;
  /** Never set: carries the answer's type. */
  readonly answer?: Answer;
}

export const call =
  <Answer>() =>
  <Input extends z.ZodType>(input: Input): CallDeclaration<Input, Answer> => ({ input });

export const nothing = z.strictObject({});
/** A file handle that the host handed out. */
export const handle = z.string().min(16).max(200);
