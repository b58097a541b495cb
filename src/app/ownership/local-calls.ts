import type { Result } from '@contract/result';
import { ExpectedFailure } from '@core/failure/failure';
import { safeFileName } from '@core/files/safe-file-name';
import type { HostServices } from '../application';
import type { HandleRegistrar } from '../files/handle-registrar';
import { demoFolderOf, isDemoFolder } from '../data-folder';
import { createWindowsFeature } from '../features/windows/windows-feature';
import { type BugLog, createRouter, type Router } from '../router';

/** Calls that belong to the window's own host, also where another process owns the data folder: its dialogs, its windows. */
export const LOCAL_CALLS = ['files.pick', 'files.pickTarget', 'application.openDemo', 'windows.open'] as const;

export function createLocalCalls(parts: {
  readonly host: HostServices;
  readonly dataFolder: string;
  readonly handles: HandleRegistrar;
  readonly logBug: BugLog;
}): Router {
  const { host, handles, dataFolder } = parts;
  return createRouter(
    {
      ...createWindowsFeature(host),
      'files.pick': ({ what }) => host.pickSources(what, handles),
      'files.pickTarget': ({ suggestedName }) => host.pickTarget(safeFileName(suggestedName), handles),
      'application.openDemo': async () => {
        if (isDemoFolder(dataFolder)) throw new ExpectedFailure('not-allowed', 'This is the demo already.');
        return { address: await host.openDemo(demoFolderOf(dataFolder)) };
      },
    },
    parts.logBug,
  );
}

/** The owner describes itself; the window is told of its own host. */
export function describeHere(result: Result<unknown>, host: HostServices): Result<unknown> {
  if (!result.ok) return result;
  const described = { host: host.kind, hasNativeDialogs: host.hasNativeDialogs };
  return { ok: true, value: { ...(result.value as object), ...described } };
}
