import { openImportsBench } from './imports-bench';

/** Imports a folder into a data folder and tells each commit at once: to be killed in the middle. */
const [dataFolder = '', logs = ''] = process.argv.slice(2);
const bench = await openImportsBench(dataFolder);
const { archive } = bench;
const commit = archive.commitBatch.bind(archive);
let added = 0;
archive.commitBatch = async (...batch) => {
  const outcome = await commit(...batch);
  added += outcome.added;
  process.stdout.write(`committed ${added}\n`);
  return outcome;
};
process.stdout.write('opened\n');
const { end } = await bench.run([logs]);
process.stdout.write(`ended ${end.outcome}\n`);
await bench.close();
