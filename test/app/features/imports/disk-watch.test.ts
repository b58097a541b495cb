import { DiskWatch } from '@app/features/imports/disk-watch';
import { describe, expect, it } from 'vitest';

const MEGABYTE = 1024 * 1024;

describe('the disk watch', () => {
  it('lets a batch through while half a gigabyte stays free', async () => {
    await expect(new DiskWatch('/data', () => Promise.resolve(600 * MEGABYTE)).check(24 * MEGABYTE)).resolves.toBe(
      undefined,
    );
  });

  it('stops a batch that would leave less, and says so', async () => {
    const disk = new DiskWatch('/data', () => Promise.resolve(540 * MEGABYTE));
    await expect(disk.check(24 * MEGABYTE)).rejects.toMatchObject({ code: 'disk-full' });
  });

  it('counts what was written since it last asked', async () => {
    const disk = new DiskWatch('/data', () => Promise.resolve(580 * MEGABYTE));
    await disk.check(24 * MEGABYTE);
    await expect(disk.check(24 * MEGABYTE)).rejects.toMatchObject({ code: 'disk-full' });
  });
});
