import { criteriaOf, type Snapshot } from '@core/search/search';
import { useEventCallback } from '@mui/material/utils';
import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, useCallback, useEffect, useRef, useState } from 'react';
import { useCollection, useConnections } from '../../api/use-collecting';
import { useCall } from '../../api/use-call';
import { useTenantGroups } from '../../api/use-tenant-groups';
import { collectingText } from '../../strings/collecting';
import { type CollectWish, useCollectingFlow } from '../../ui/collecting-flow';
import { useToasts } from '../../ui/toasts';
import { knownFilters, refreshWish } from './collect-lack';
import type { SearchAction, SearchState } from './search-state';

export interface Refresh {
  /** A connection can be asked, so that refreshing collects. */
  readonly collects: boolean;
  readonly isRunning: boolean;
  readonly run: () => void;
}

/** Collects what scope and range lack and runs the search again; without a connection only the latter. */
export function useRefresh(state: SearchState, dispatch: Dispatch<SearchAction>, snapshot: Snapshot | null): Refresh {
  const collects = useConnections().data?.some((one) => one.connection.isEnabled) === true;
  const tenants = useCall('coverage.tenants', {}, { enabled: collects }).data ?? [];
  const groups = useTenantGroups();
  const { collect, isRunning } = useCollectAndRun(state, dispatch);
  const run = useEventCallback((): void => {
    dispatch({ kind: 'run' });
    if (!collects) return;
    const keys = tenants.map((one) => one.key);
    const now = Math.max(snapshot?.now ?? 0, Date.now() * 1000);
    const filters = knownFilters(state.search.filters, groups);
    // A group that is gone: the search says so, and there is nobody to collect from.
    if (filters !== null) collect(refreshWish({ ...criteriaOf(state.search), filters }, keys, now));
  });
  return { collects, isRunning, run };
}

/** Collects, then shows what came: at once where the first page is shown, else by the button over the grid. */
export function useCollectAndRun(
  state: SearchState,
  dispatch: Dispatch<SearchAction>,
): { readonly collect: (wish: CollectWish) => void; readonly isRunning: boolean } {
  const client = useQueryClient();
  const flow = useCollectingFlow();
  const toasts = useToasts();
  const running = useCollection();
  const [isRunning, setIsRunning] = useState(false);
  const latest = useRef({ state, running });
  useEffect(() => {
    latest.current = { state, running };
  });
  const collect = useCallback(
    (wish: CollectWish) => {
      if (latest.current.running !== null) {
        toasts.show({ text: collectingText.already });
        return;
      }
      const { search } = latest.current.state;
      setIsRunning(true);
      void flow.collect(wish).then((report) => {
        setIsRunning(false);
        void client.invalidateQueries({ queryKey: ['coverage.ofSearch'] });
        const now = latest.current.state;
        const isAtBegin = now.search === search && now.request.number === 1 && now.opened === null;
        if (report !== null && report.run.added + report.run.revisions > 0 && isAtBegin) dispatch({ kind: 'run' });
      });
    },
    [client, flow, toasts, dispatch],
  );
  return { collect, isRunning };
}
