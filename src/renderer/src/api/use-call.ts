import type { CallAnswer, CallInput, CallName } from '@contract/calls';
import {
  keepPreviousData,
  type UseMutationResult,
  useMutation,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { CallFailed } from './call-failed';
import { callApplication } from './client';
import { eitherSignal } from './either-signal';

export interface UseCallOptions {
  /** false: not asked yet. */
  readonly enabled?: boolean;
  /** Keep showing the former input's answer until the new one is there (the default). */
  readonly keepPrevious?: boolean;
  /** Milliseconds that an answer counts as fresh; default: until invalidated. */
  readonly staleTime?: number;
}

/** A call as a query: two that ask the same are one. `until`: one more way to cancel it. */
export const callQuery = <Name extends CallName>(name: Name, input: CallInput<Name>, until?: AbortSignal) => ({
  queryKey: [name, input] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<CallAnswer<Name>> =>
    callApplication(name, input, { signal: eitherSignal(signal, until) }),
});

/** Asks a question and keeps its answer; a changed input cancels the former question. Never retried by itself. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: UseCallOptions = {},
): UseQueryResult<CallAnswer<Name>, CallFailed> {
  return useQuery<CallAnswer<Name>, CallFailed>({
    ...callQuery(name, input),
    enabled: options.enabled ?? true,
    staleTime: options.staleTime ?? Number.POSITIVE_INFINITY,
    ...((options.keepPrevious ?? true) ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<CallAnswer<Name>, CallFailed>;
}

/** Does something: `mutate(input)` or `mutateAsync(input)`; then the answers of the calls in `invalidates` are asked again. */
export function useAction<Name extends CallName>(
  name: Name,
  invalidates: readonly CallName[] = [],
): UseMutationResult<CallAnswer<Name>, CallFailed, CallInput<Name>> {
  const client = useQueryClient();
  return useMutation<CallAnswer<Name>, CallFailed, CallInput<Name>>({
    mutationFn: (input) => callApplication(name, input),
    onSuccess: async () => {
      await Promise.all(invalidates.map((one) => client.invalidateQueries({ queryKey: [one] })));
    },
  });
}
