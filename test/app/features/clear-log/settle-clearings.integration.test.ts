import { settleClearings } from '@app/features/clear-log/settle-clearings';
import { expect, it } from 'vitest';
import { openTestArchive } from '../../adapters/archive/open-test-archive';

const RECORD = {
  ...{ connectionId: 'c-1', connectionName: 'Panel', account: 'ada', machineUser: 'ada', tenantId: '7' },
  ...{ tenantName: 'Harbor', from: 0, to: 86_400_000_000, zone: 'UTC', startedAt: 1 },
};

it('gives clearings that the program’s end interrupted an end, and says whether anything can have been deleted', async () => {
  const archive = await openTestArchive();
  await archive.beginClearing(RECORD);
  const asked = await archive.beginClearing(RECORD);
  await archive.noteClearing(asked, { state: 'clearing', counted: 4, archived: 4 });
  const done = await archive.beginClearing(RECORD);
  await archive.noteClearing(done, { state: 'cleared', left: 0, endedAt: 5 });
  await settleClearings(archive, () => 99);
  expect(await archive.clearings()).toMatchObject([
    { id: done, state: 'cleared', endedAt: 5, reason: null },
    { id: asked, state: 'clearing', endedAt: 99, reason: expect.stringContaining('is not known') as string },
    { state: 'failed', endedAt: 99, reason: 'The program ended before anything was cleared.' },
  ]);
});
