import { startChromium } from '../../scripts/chromium';
import { startLocal } from '../../src/boot/local';
import { readConfig } from '../../src/settings/config';
import { inBrowser, messageWith, openPage } from '../helpers/browser';
import { createRecordingLog } from '../helpers/recording-log';

inBrowser('an alert', (chromium) => {
  test('is in the page, and starts an incident', async () => {
    const token = 'only-on-this-machine';
    const settings = { PORT: '0', DATABASE_URL: 'file::memory:', ALERTMANAGER_TOKEN: token };
    const log = createRecordingLog();
    const bot = await startLocal(readConfig(settings), log, () => undefined);
    const browser = await startChromium(chromium);
    const complaints: string[] = [];
    try {
      const page = await openPage(browser, bot.workspace.url, complaints);
      await fetch(`${bot.doors}/alerts/alertmanager`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({
          groupKey: 'disk',
          status: 'firing',
          commonLabels: { alertname: 'The disk is full' },
          alerts: [{ status: 'firing', startsAt: new Date().toISOString() }],
        }),
      });

      const channels = page.getByRole('navigation', { name: 'Channels' });
      await channels.getByRole('button', { name: /^incidents/ }).click();
      const alert = messageWith(page, 'The disk is full');
      await alert.getByRole('button', { name: 'Start incident' }).click();
      await channels.getByRole('button', { name: 'inc-1-the-disk-is-full', exact: true }).waitFor();
      await alert.getByText('started INC-1').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await bot.stop();
    }
  });
});
