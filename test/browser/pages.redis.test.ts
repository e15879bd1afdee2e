import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort } from '../chaos/free-port.ts';
import { type Installation, install } from '../integration/installation.ts';
import { findChromium, openChromium } from './chromium.ts';

const executable = findChromium();
if (!executable) console.log('SKIPPED pages: no chromium on this machine (CHROMIUM names one)');

const pictures = join(import.meta.dirname, 'results');

describe.skipIf(!executable)('the pages, in a browser', () => {
  let baton: Installation;
  let browser: Browser;
  let page: Page;
  let url: string;
  const failed: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1, bots: 1 });
    await baton.add({ gateway: 1 }, { PORT: String(port) });
    browser = await openChromium(executable as string);
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    // Leaving a page ends its event stream, which the browser counts as a request that was aborted.
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
    });
    page.on('pageerror', (error) => failed.push(error.message));
    await mkdir(pictures, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    await baton?.close();
  });

  test('a message written on the front page is decided and answered before the eyes of its writer', async () => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Send' }).click();
    const log = page.locator('#log');
    await log.getByText('handoff').waitFor({ timeout: 20_000 });
    await log.getByText(/(get your home sold|sell your home) well/).waitFor({ timeout: 20_000 });
    await page.screenshot({ path: join(pictures, 'front.png') });
  });

  test('the board shows every queue, with its jobs, and hides what people wrote', async () => {
    await page.goto(`${url}/admin/queues`);
    for (const queue of ['inbound', 'coordinator', 'bot.lead', 'bot.buyer', 'bot.seller', 'outbound', 'dead-letters']) {
      await page.getByText(queue, { exact: true }).first().waitFor({ timeout: 10_000 });
    }
    await page.screenshot({ path: join(pictures, 'board.png') });
    await page.goto(`${url}/admin/queues/queue/inbound?status=completed`);
    await page.getByText('publish').or(page.getByText('message')).first().waitFor({ timeout: 10_000 });
    await page.screenshot({ path: join(pictures, 'inbound.png') });
    expect(await page.content()).not.toContain('thinking about selling');
  });

  test('nothing was fetched from outside, and nothing failed', () => {
    expect(failed).toEqual([]);
  });
});
