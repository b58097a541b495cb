import { spawn } from 'node:child_process';
import type { App } from 'electron';

/** Starts this program once more on the demo's data folder: an instance of its own, with a window of its own. */
export function startDemoProgram(app: Pick<App, 'isPackaged' | 'getAppPath'>, dataFolder: string): void {
  const flags = process.argv.filter((one) => one === '--no-sandbox');
  const program = app.isPackaged ? [] : [app.getAppPath()];
  spawn(process.execPath, [...flags, ...program, '--data', dataFolder], { stdio: 'ignore', detached: true }).unref();
}
