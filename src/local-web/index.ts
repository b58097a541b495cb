import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseDataFolder, prepareDataFolder, stagingFolderOf } from '@app/data-folder';
import { FileLog } from '@app/adapters/log/file-log';
import { connectApplication } from '@app/ownership/connect-application';
import { VERSION } from '@app/version';
import { ExpectedFailure } from '@core/failure/failure';
import { hasDisplay, openBrowser } from './browser';
import { startDemoWindow } from './demo-window';
import { createLocalWebHost } from './local-web-host';
import { LoopbackServer } from './loopback-server';
import { type ProgramArguments, readProgramArguments, USAGE } from './program-arguments';
import { StagedFiles } from './staged-files';
import { stopWithParent } from './stop-with-parent';

const program = fileURLToPath(import.meta.url);
const programDirectory = fileURLToPath(new URL('..', import.meta.url));

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function run(given: ProgramArguments): Promise<void> {
  const dataFolder = chooseDataFolder(given.data, process.env);
  prepareDataFolder(dataFolder);
  const stagingFolder = stagingFolderOf(dataFolder);
  const staged = new StagedFiles(stagingFolder);
  let server: LoopbackServer | null = null;

  const show = async (address: string): Promise<{ readonly address: string | null }> => {
    if (given.printAddress || (!given.noOpen && !hasDisplay(process.env, process.platform))) return { address };
    if (!given.noOpen) await openBrowser(address, stagingFolder);
    return { address: null };
  };
  const host = createLocalWebHost({
    version: VERSION,
    staged,
    startDemo: (folder) => startDemoWindow(folder, program),
    showWindow: () => (server === null ? Promise.resolve({ address: null }) : show(server.makeStartAddress())),
  });
  const application = await connectApplication({ dataFolder, programDirectory, host });

  const shown = await application.openWindowOfOwner();
  if (shown !== null) {
    say('Veritrail is open already.');
    if (shown.address !== null) process.stdout.write(`${shown.address}\n`);
    await application.close();
    return;
  }

  server = new LoopbackServer({
    application,
    staged,
    pageFolder: join(programDirectory, 'renderer'),
    logBug: new FileLog(join(dataFolder, 'veritrail.log')).logBug,
  });
  await server.listen();
  const running = server;
  stopWithParent(() => {
    running
      .close()
      .then(() => application.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
  const { address } = await show(server.makeStartAddress());
  say(address === null ? 'Veritrail is open in the browser. Stop it with Ctrl+C.' : 'Veritrail is ready at this address:');
  if (address !== null) process.stdout.write(`${address}\n`);
}

async function main(): Promise<void> {
  try {
    const given = readProgramArguments(process.argv.slice(2));
    if (given.help) process.stdout.write(USAGE);
    else await run(given);
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof ExpectedFailure)) throw error;
    say(error.message);
    process.exitCode = isUsage ? 2 : 1;
  }
}

await main();
