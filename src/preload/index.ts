import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, BRIDGE_CHANNELS } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import type { Result } from '@contract/result';
import type { FileHandle } from '@core/files/file-handle';

/** All that the page sees of Electron. The page gets handles, never paths and never Electron's own objects. */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(BRIDGE_CHANNELS.call, name, input) as Promise<Result<unknown>>,
  onPush: (listener) => {
    const hear = (_event: unknown, push: Push): void => listener(push);
    ipcRenderer.on(BRIDGE_CHANNELS.push, hear);
    return () => ipcRenderer.removeListener(BRIDGE_CHANNELS.push, hear);
  },
  registerDroppedFiles: async (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]));
    const result = (await ipcRenderer.invoke(BRIDGE_CHANNELS.dropped, paths)) as Result<readonly FileHandle[]>;
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  },
};

contextBridge.exposeInMainWorld('veritrail', bridge);
