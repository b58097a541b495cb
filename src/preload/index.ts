import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('veritrail', {});
