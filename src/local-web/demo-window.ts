import { spawn } from 'node:child_process';
import { markAsDemo } from '@app/data-folder';
import { ExpectedFailure } from '@core/failure/failure';

const SLOWEST_START_MS = 120_000;

/** Starts this program once more on the demo's data folder, as a child that ends with this one; answers its start address. */
export async function startDemoWindow(dataFolder: string, program: string): Promise<string> {
  markAsDemo(dataFolder);
  const child = spawn(process.execPath, [program, '--data', dataFolder, '--no-open', '--print-address'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('the child has no output');
  return await new Promise<string>((resolve, reject) => {
    const refuse = (): void =>
      reject(new ExpectedFailure('host-stopped', 'The demo did not start; the log in its data folder says why.'));
    const timer = setTimeout(refuse, SLOWEST_START_MS);
    let said = '';
    stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /^http:\S+$/m.exec(said)?.[0];
      if (address === undefined || !said.includes('\n')) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('error', refuse).once('exit', refuse);
  });
}
