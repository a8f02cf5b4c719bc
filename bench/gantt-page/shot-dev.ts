import { chromium } from 'playwright-core';
import { servePage } from '/work/main/bench/gantt-page/serve-page.ts';
const page = await servePage();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const [name, query, width, height] of [
    ['light', 'tasks=200', 1400, 780],
    ['dark', 'tasks=200&dark&critical', 1400, 780],
    ['phone', 'tasks=200', 390, 760],
    ['week', 'tasks=200&zoom=7&locale=de', 1400, 780],
  ] as const) {
    if (process.argv[2] && !process.argv.includes(name)) continue;
    const tab = await browser.newPage({ viewport: { width, height } });
    tab.on('pageerror', (e) => console.log('ERR', e.stack?.slice(0, 600)));
    tab.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
    await tab.goto(page.address + '?' + query);
    await tab.waitForTimeout(700);
    await tab.screenshot({ path: `/tmp/shot-${name}.png` });
    await tab.close();
  }
} finally {
  await browser.close();
  await page.stop();
}
