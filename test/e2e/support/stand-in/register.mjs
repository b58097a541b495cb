// STAND-IN, not Electron: makes `import 'electron'` give ./electron.mjs in the process that is started with this file.
import { registerHooks } from 'node:module';

const standIn = new URL('electron.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, format: 'module', shortCircuit: true } : next(specifier, context),
});
if (process.env.STAND_IN_UTILITY === '1') {
  // What Electron gives a utility process.
  process.parentPort = {
    postMessage: (message) => process.send(message),
    on: (name, listener) => process.on(name, (data) => listener({ data })),
  };
  process.on('disconnect', () => process.exit(1));
}
