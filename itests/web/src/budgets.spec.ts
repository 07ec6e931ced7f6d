// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { attach, expect, test, type } from './fixtures';

const TRANSFER = 600 * 1024;
const FIRST_PAINT_MILLIS = 1_000;
const ECHO_MILLIS = 30;
const KEYS = 60;

test('the page is small and quick to appear', async ({ page, ithaca }) => {
  const id = await ithaca.start('budget', 'cat');
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  let transferred = 0;
  client.on('Network.loadingFinished', (event) => (transferred += event.encodedDataLength));
  await page.goto(await ithaca.link());
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await attach(page, ithaca, id);
  console.log(`transferred ${Math.round(transferred / 1024)} KiB in all, first contentful paint ${Math.round(paint ?? 0)} ms`);
  expect(transferred).toBeLessThan(TRANSFER);
  expect(paint).toBeLessThan(FIRST_PAINT_MILLIS);
});

test('keys come back soon', async ({ list, ithaca }) => {
  const id = await ithaca.start('echo', 'cat');
  await attach(list, ithaca, id);
  const client = await list.context().newCDPSession(list);
  await client.send('Network.enable');
  let sent = 0;
  const delays: number[] = [];
  const kind = (payload: string): number => Buffer.from(payload, 'base64')[0]!;
  client.on('Network.webSocketFrameSent', ({ timestamp, response }) => {
    if (kind(response.payloadData) === 0x01) sent = timestamp;
  });
  client.on('Network.webSocketFrameReceived', ({ timestamp, response }) => {
    if (sent > 0 && kind(response.payloadData) === 0x03) {
      delays.push((timestamp - sent) * 1000);
      sent = 0;
    }
  });
  for (let count = 0; count < KEYS; count++) {
    await type(list, 'x');
    await expect.poll(() => delays.length, { intervals: [5] }).toBe(count + 1);
  }
  delays.sort((a, b) => a - b);
  const [middle, worst] = [delays[KEYS / 2]!, delays[KEYS - 1]!];
  console.log(`key echo p50 ${middle.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  expect(middle).toBeLessThan(ECHO_MILLIS);
});
