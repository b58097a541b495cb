/** The pictures of `docs/tour.md`: the states that its three jobs end in. */
import { picture, settled } from './camera.mjs';

const values = (page, title) => page.getByRole('group', { name: `Values of ${title}` });

export async function walkTour(page) {
  const origin = new URL(page.url()).origin;
  const begin = async () => {
    await page.goto(`${origin}/#/search?v=1&range=7d`);
    await page.reload();
    await page.getByRole('gridcell').first().waitFor();
  };
  const errors = page.getByRole('checkbox', { name: /^Error/ }).first();

  await picture(page, 'tour-errors', async () => {
    await begin();
    await errors.click();
    await values(page, 'Tenant').getByText('Harbor Clinic (demo)').first().hover();
    await page
      .getByRole('button', { name: /^Only Harbor Clinic \(demo\)/ })
      .first()
      .click();
    await settled(page);
    await page.getByRole('grid', { name: 'Entries' }).getByText('Mailbox Size Report').first().click();
    await settled(page);
  });
  await picture(page, 'tour-peer', async () => {
    await begin();
    await page.getByRole('button', { name: /^Time range/ }).click();
    await page.getByRole('button', { name: 'This month', exact: true }).click();
    await page.getByRole('button', { name: 'Find in Username' }).click();
    await page.keyboard.type('holloway');
    const names = values(page, 'Username').getByRole('checkbox', { name: /^j\.holloway/ });
    for (const _ of ['in one backend', 'in the other']) {
      await names.and(page.locator(':not(:checked)')).first().click();
      await settled(page);
    }
    await settled(page);
  });
  await picture(page, 'tour-json', async () => {
    await begin();
    await page.keyboard.press('/');
    await page.keyboard.type('report "not sent"');
    await page.keyboard.press('Enter');
    await settled(page);
    await page.getByRole('grid', { name: 'Entries' }).getByText('ScheduledReportSendFailed').first().click();
    await settled(page);
  });
}
