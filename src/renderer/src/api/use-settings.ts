import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '@core/settings/settings';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { callApplication } from './client';
import { useCall } from './use-call';
import { usePush } from './use-push';

const KEY = ['settings.read', {}] as const;
const SAVE_AFTER_MS = 400;

/** The settings as they are now: the defaults until they were read. Follows changes made by other windows. */
export function useSettings(): Settings {
  const client = useQueryClient();
  usePush('settings.changed', () => {
    // What this window has not saved yet is newer than the file.
    if (Object.keys(waiting).length === 0) void client.invalidateQueries({ queryKey: KEY });
  });
  return useCall('settings.read', {}).data ?? DEFAULT_SETTINGS;
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
