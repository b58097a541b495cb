import { microsoft365Connector } from '@core/backends/microsoft365/microsoft365-connector';
import { startMicrosoft365StandIn } from '@demo/backends/microsoft365/microsoft365-stand-in';
import { expect, it } from 'vitest';
import { DAY, openSession, readWindow } from './opened-session';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;
const TYPE = 'Audit.SharePoint';

it('signs in once for each tenant, however the requests of several alternate', async () => {
  const standIn = await startMicrosoft365StandIn({ now: () => NOW, tenants: 4, entriesPerTenant: 90, days: 3 });
  const opened = openSession(microsoft365Connector, standIn, { now: () => NOW });
  const read = await Promise.all(
    standIn.tenants.map(({ id }) => readWindow(opened.session, { tenant: id, stream: TYPE, from: NOW - DAY, to: NOW })),
  );
  expect(read.map((one) => one.end?.outcome)).toEqual(['complete', 'complete', 'complete', 'complete']);
  const pieces = read.reduce((sum, one) => sum + one.pages.length, 0);
  const listPages = read.reduce((sum, one) => sum + Math.max(1, Math.ceil(one.pages.length / 4)), 0);
  expect(standIn.requests()).toBe(4 + 4 + listPages + pieces);
  await opened.close();
  await standIn.close();
});
