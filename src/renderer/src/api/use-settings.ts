import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '@core/settings/settings';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallFailed } from './call-failed';
import { callApplication } from './client';
import { callQuery } from './use-call';
import { usePush } from './use-push';

const KEY = ['settings.read', {}] as const;
const SAVE_AFTER_MS = 400;

/** What the window is drawn by: all but the last search, which changes with every filter (`useLastSearch`). */
export type ShownSettings = Omit<Settings, 'lastSearch'>;

const shownOf = (settings: Settings): ShownSettings => {
  const { lastSearch: _, ...shown } = settings;
  return shown;
};

/** The settings as they are now: the defaults until they were read. */
export const useSettings = (): ShownSettings => useReadSettings().data ?? DEFAULT_SETTINGS;

/** The same, for who must know whether they were read. */
export const useReadSettings = (): UseQueryResult<ShownSettings, CallFailed> =>
  useQuery<Settings, CallFailed, ShownSettings>({
    ...callQuery('settings.read', {}),
    staleTime: Number.POSITIVE_INFINITY,
    select: shownOf,
  });

/** Follows changes that other windows make. Used once, around everything that is drawn by settings. */
export function useFollowSettings(): void {
  const client = useQueryClient();
  usePush('settings.changed', () => {
    // What this window has not saved yet is newer than the file.
    if (Object.keys(waiting).length === 0) void client.invalidateQueries({ queryKey: KEY });
  });
}

/** The last search as it was when the asking part came into being: this window's, else the file's; null: there was none. */
export function useLastSearch(): LastSearch {
  const client = useQueryClient();
  return useState(() => lastSearch ?? client.getQueryData<Settings>(KEY)?.lastSearch ?? null)[0];
}

/** Remembers the last search, for the next start too. Nothing is drawn anew for it. */
export function rememberLastSearch(search: NonNullable<LastSearch>, onFailure: (error: unknown) => void): void {
  lastSearch = search;
  saveSoon({ lastSearch: search }, onFailure);
}

/** Changes settings: the window shows it at once, the file gets it after a short pause (all changes in one write). */
export function useChangeSettings(onFailure?: (error: unknown) => void): (patch: SettingsPatch) => void {
  const client = useQueryClient();
  const failed = useRef(onFailure);
  useEffect(() => {
    failed.current = onFailure;
  });
  return useCallback(
    (patch) => {
      // An answer that is on its way, because another window changed something, does not know of this yet.
      void client.cancelQueries({ queryKey: KEY });
      client.setQueryData<Settings>(KEY, (old) => Object.assign({}, old ?? DEFAULT_SETTINGS, patch));
      saveSoon(patch, (error) => failed.current?.(error));
    },
    [client],
  );
}

type LastSearch = Settings['lastSearch'];

let lastSearch: LastSearch = null;
let waiting: SettingsPatch = {};
let timer: ReturnType<typeof setTimeout> | null = null;

function saveSoon(patch: SettingsPatch, onFailure: (error: unknown) => void): void {
  waiting = { ...waiting, ...patch };
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void flushSettings().catch(onFailure), SAVE_AFTER_MS);
}

/** Writes what waits to be written, now: before the window goes. */
export async function flushSettings(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const patch = waiting;
  waiting = {};
  if (Object.keys(patch).length > 0) await callApplication('settings.update', patch);
}
