import type { CallAnswer, CallArguments, CallName } from '@contract/calls';

export type Handler<Name extends CallName> = (
  input: CallArguments<Name>,
) => CallAnswer<Name> | Promise<CallAnswer<Name>>;

/** Exactly one handler for every call of the contract: a missing, extra or wrong one does not compile. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };

/** The handlers of one feature: those whose names start with its word. */
export type FeatureHandlers<Feature extends string> = Pick<Handlers, Extract<CallName, `${Feature}.${string}`>>;
