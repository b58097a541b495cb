import { KeychainSecretStore } from '@app/adapters/keychain/keychain-secret-store';
import { ExpectedFailure } from '@core/failure/failure';

/** Runs in a session of its own; prints what the store says at each step. */
const timeoutMs = Number(process.argv[2] ?? '10000');
const first = new KeychainSecretStore({ timeoutMs });
const begun = Date.now();
const said: Record<string, unknown> = {};
const SECRET = 'ein Geheimnis: "ä" 🔑';
said.before = await first.place('one');
said.set = await first.set('one', SECRET);
said.place = await first.place('one');
said.readsBack = (await first.read('one')) === SECRET;
const next = new KeychainSecretStore({ timeoutMs });
said.nextRun = (await next.read('one')) === SECRET;
said.replaced = await next.set('one', 'another one');
said.nextReads = await next.read('one');
said.deleted = await next.delete('one').then(
  () => 'done',
  (error: unknown) => (error instanceof ExpectedFailure ? error.code : String(error)),
);
said.after = await next.place('one');
first.setForRun('two', 'handed in');
said.handedIn = [await first.place('two'), await first.read('two')];
said.isQuick = Date.now() - begun < 8000;
process.stdout.write(JSON.stringify(said), () => {
  // A prompt that nobody answers keeps one of Node's threads, and with it the end of the process.
  if (process.argv[3] !== undefined) process.kill(process.pid, 'SIGKILL');
});
