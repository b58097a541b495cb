import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseDataFolder, isDemoFolder, prepareDataFolder, stagingFolderOf } from '@app/data-folder';
import { FileLog } from '@app/adapters/log/file-log';
import { connectApplication } from '@app/ownership/connect-application';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import { showDemo } from '@app/show-demo';
import { VERSION } from '@app/version';
import { ExpectedFailure } from '@core/failure/failure';
import { toAddress } from '@core/search/search-address';
import { startDemoConnections } from '@demo/backends/demo-connections';
import { demoImports } from '@demo/demo-imports';
import { hasDisplay, openBrowser } from './browser';
import { startDemoWindow } from './demo-window';
import { createLocalWebHost, onPlace } from './local-web-host';
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
  const staged = new StagedFiles(stagingFolderOf(dataFolder));
  const listening = deferred<LoopbackServer>();
  const host = createLocalWebHost({
    version: VERSION,
    staged,
    startDemo: (folder) => startDemoWindow(folder, program),
    makeAddress: async () => (await listening.promise).makeStartAddress(),
    openBrowser: async (address) => {
      if (given.noOpen || given.printAddress || !hasDisplay(process.env, process.platform)) return false;
      await openBrowser(address, stagingFolderOf(dataFolder));
      return true;
    },
  });
  const application = await connectApplication({ dataFolder, programDirectory, host, keepTrying: true });

  const shown = await application.openWindowOfOwner({ link: given.link, opensBrowser: false });
  if (shown !== null) {
    say('Veritrail is open already.');
    if (shown.address !== null) await show(shown.address, given, dataFolder);
    await application.close();
    return;
  }

  const { logBug } = new FileLog(join(dataFolder, 'veritrail.log'));
  if (isDemoFolder(dataFolder) && application.isOwner()) {
    const makers = { imports: demoImports, connect: startDemoConnections };
    await showDemo(application, dataFolder, makers).catch((error: unknown) => logBug('demo', error));
  }
  const server = new LoopbackServer({
    application,
    staged,
    pageFolder: join(programDirectory, 'renderer'),
    logBug,
  });
  await server.listen();
  listening.resolve(server);
  stopAtTheEnd(server, application);
  const place = given.link === null ? '' : toAddress({ kind: 'link', link: given.link });
  await show(onPlace(server.makeStartAddress(), place), given, dataFolder);
}

/** Somebody may start the program again before it has come up: they wait for it. */
function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** In the browser where there is a display, else as an address to open. */
async function show(address: string, given: ProgramArguments, dataFolder: string): Promise<void> {
  if (!given.noOpen && !given.printAddress && hasDisplay(process.env, process.platform)) {
    await openBrowser(address, stagingFolderOf(dataFolder));
    say('Veritrail is open in the browser. Stop it with Ctrl+C.');
    return;
  }
  say('Open this address in a browser on this machine; it is good for one use:');
  process.stdout.write(`${address}\n`);
}

function stopAtTheEnd(server: LoopbackServer, application: ConnectedApplication): void {
  stopWithParent(() => {
    server
      .close()
      .then(() => application.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
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
