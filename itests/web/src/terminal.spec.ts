// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { asThePage, attach, expect, expectText, terminalText, test, type } from './fixtures';

const KILLS = 2;
/** The message of the server about how the kernel takes input: its type. */
const TERMIOS = 0x09;

test('a session is started and typed into', async ({ list, picture }) => {
  await list.getByRole('button', { name: /New/ }).click();
  const dialog = list.getByRole('dialog', { name: 'New session' });
  await dialog.getByLabel('Command').fill('bash --norc');
  await dialog.getByLabel('Title').fill('typed by hand');
  await picture('start');
  await list.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(list.locator('.xterm-screen')).toBeVisible();
  await expectText(list, /[$#] ?$/);
  await type(list, 'echo $((6*7)) é\n');
  await expectText(list, /^42 é$/m);
  await expect(list.getByText('Another client has set')).toHaveCount(0);
  await picture('attached');
});

test('what is typed while it connects is sent, and what is typed without a link is not', async ({ list, ithaca }) => {
  let letThrough: () => void = () => {};
  const gate = new Promise<void>((open) => (letThrough = open));
  let cut: () => void = () => {};
  let refuses = false;
  await list.routeWebSocket(/\/attach/, async (page) => {
    // The page tries again by itself, too; only what the user asks for gets through.
    if (refuses && (await list.locator('html').getAttribute('data-tried')) === null) return void page.close();
    // The first greeting comes late; what the page says reaches the server as it is said.
    const server = page.connectToServer();
    server.onMessage((message) => void gate.then(() => page.send(message)));
    cut = () => void page.close();
  });
  const id = await ithaca.start('ahead', 'cat');
  await list.goto(`${ithaca.url}/session/${id}`);
  await expect(list.locator('.banner')).toContainText('Connecting');
  await type(list, 'ahead\n');
  await expect(list.locator('.banner')).toContainText('is sent as soon as it is attached');
  letThrough();
  await expectText(list, /^ahead\nahead$/m);
  await expect(list.locator('.banner')).toHaveCount(0);

  refuses = true;
  cut();
  await expect(list.locator('.banner.waiting')).toContainText('Keys are not sent');
  await type(list, 'lost');
  await expect(list.locator('.banner.waiting')).toContainText('4 characters were not sent');
  await list.evaluate(() => addEventListener('click', () => (document.documentElement.dataset['tried'] = ''), true));
  await list.getByRole('button', { name: 'Try now' }).click();
  await expect(list.locator('.banner')).toHaveCount(0);
  await type(list, 'after\n');
  await expectText(list, /^after\nafter$/m);
  expect(await terminalText(list)).not.toContain('lost');
});

test('the terminal follows the window', async ({ list, ithaca }) => {
  const id = await ithaca.start('size', 'sh', '-c', 'while read -r line; do stty size; done');
  await attach(list, ithaca, id);
  await type(list, '\n');
  await expectText(list, /^\d+ \d+$/m);
  const before = /^(\d+) (\d+)$/m.exec(await terminalText(list))!;
  const viewport = list.viewportSize()!;
  // As a phone that is turned.
  await list.setViewportSize({ width: viewport.height, height: viewport.width });
  await expect
    .poll(async () => {
      await type(list, '\n');
      return (await terminalText(list)).trim().split('\n').at(-1);
    })
    .not.toBe(before[0]);
  const [rows, columns] = (await terminalText(list)).trim().split('\n').at(-1)!.split(' ').map(Number);
  const taller = viewport.width > viewport.height;
  expect(rows! > Number(before[1])).toBe(taller);
  expect(columns! < Number(before[2])).toBe(taller);
  await list.setViewportSize(viewport);
});

test('who only watches changes nothing', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('watched', 'sh', '-c', 'stty size; exec cat');
  const size = async (): Promise<unknown> => {
    const { items } = await ithaca.status<{ items: { id: string; rows: number; columns: number }[] }>('ls', '--search', id);
    const [session] = items;
    return [session?.rows, session?.columns];
  };
  const before = await size();
  await attach(list, ithaca, id, '?view=watch');
  await expect(list.getByText('read-only')).toBeVisible();
  await type(list, 'nobody-hears-this\n');
  // Typed later by somebody else, it would come after what was typed here.
  await ithaca.command('send', id, 'heard', 'key:enter');
  await expectText(list, /^heard\nheard$/m);
  await picture('watching');
  expect(await size()).toEqual(before);
  expect(await terminalText(list)).not.toContain('nobody-hears-this');
});

/** What the page writes to its terminal from now on. */
class Recording {
  private constructor(private readonly page: Page) {}

  static async start(page: Page): Promise<Recording> {
    await page.locator('.terminal-box').evaluate((box) => {
      const { terminal } = box as unknown as { terminal: { write(data: Uint8Array | string, done?: () => void): void } };
      const recorded = { pieces: [] as Uint8Array[], redrawn: 0 };
      const write = terminal.write.bind(terminal);
      terminal.write = (data, done) => {
        if (typeof data !== 'string') recorded.pieces.push(data.slice());
        else if (data !== '') recorded.redrawn++;
        write(data, done);
      };
      Object.assign(globalThis, { recorded });
    });
    return new Recording(page);
  }

  length(): Promise<number> {
    return this.page.evaluate(() => recorded.pieces.reduce((sum, piece) => sum + piece.length, 0));
  }

  /** How often the page has drawn a screen instead of what was written. */
  redrawn(): Promise<number> {
    return this.page.evaluate(() => recorded.redrawn);
  }

  async bytes(): Promise<Buffer> {
    const url = await this.page.evaluate(
      () =>
        new Promise<string>((done) => {
          const reader = new FileReader();
          reader.onload = () => done(reader.result as string);
          reader.readAsDataURL(new Blob(recorded.pieces as BlobPart[]));
        }),
    );
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }
}
declare const recorded: { pieces: Uint8Array[]; redrawn: number };

/** Coloured lines of many lengths with letters of several bytes, so that they are cut anywhere; until a file is there. */
const COUNTING = `
import os, sys, time
line = 0
while not os.path.exists(sys.argv[1]):
    for _ in range(40):
        print(f"\\033[3{line % 8}mline {line} é日 " + "x" * (line * 7 % 61) + "\\033[0m")
        line += 1
    sys.stdout.flush()
    time.sleep(0.03)
print("all done", flush=True)
sys.stdin.read()`;

test('no byte is lost or repeated when the daemon is killed', async ({ list, ithaca, picture }) => {
  test.setTimeout(120_000);
  const end = join(ithaca.work, `end ${Date.now()}`);
  const id = await ithaca.start('counting', 'python3', '-c', COUNTING, end);
  const resumed: string[] = [];
  list.on('websocket', (socket) => {
    const offset = new URL(socket.url()).searchParams.get('offset');
    if (offset !== null) socket.once('framereceived', () => resumed.push(offset));
  });
  await attach(list, ithaca, id);
  await expectText(list, /line \d+/);
  const recording = await Recording.start(list);
  const grows = async (beyond: number): Promise<void> => expect.poll(() => recording.length()).toBeGreaterThan(beyond);
  for (let kill = 1; kill <= KILLS; kill++) {
    await grows(await recording.length());
    await ithaca.killDaemon();
    await expect(list.getByText('The link is down')).toBeVisible();
    const seen = await recording.length();
    await picture('link-down');
    await ithaca.startDaemon();
    await expect(list.getByText('The link is down')).toHaveCount(0, { timeout: 30_000 });
    await grows(seen);
  }
  writeFileSync(end, '');
  await expectText(list, /all done/);
  await expect.poll(async () => (await recording.bytes()).subarray(-10).toString()).toBe('all done\r\n');

  const log = await (await asThePage(list, 'GET', `/api/v1/sessions/${id}/output`)).body();
  const written = await recording.bytes();
  const from = log.length - written.length;
  expect(from, 'bytes of before the recording').toBeGreaterThan(0);
  expect(written.equals(log.subarray(from)), 'every byte of the log from there on, once and in order').toBe(true);
  expect(await recording.redrawn(), 'screens drawn instead').toBe(0);
  expect(resumed.length, 'connections that went on at a byte').toBeGreaterThanOrEqual(KILLS);
});

test('quick keys reach the program', async ({ list, ithaca }) => {
  const id = await ithaca.start('keys', 'cat');
  await attach(list, ithaca, id);
  if (!(await list.getByRole('toolbar', { name: 'Keys' }).isVisible())) await list.getByRole('button', { name: 'Extra keys' }).click();
  await list.getByRole('button', { name: 'Escape' }).click();
  await expectText(list, /\^\[/);
  await list.getByRole('button', { name: 'Control, for the next key' }).click();
  await type(list, 'c');
  await expect(list.locator('.banner')).toContainText('The session has ended');
});

test('text is found in the scrollback', async ({ list, ithaca, picture }) => {
  const id = await ithaca.start('haystack', 'sh', '-c', 'seq 1 500; exec cat');
  await attach(list, ithaca, id);
  await expectText(list, /^500$/m);
  await list.getByRole('button', { name: 'More' }).click();
  await list.getByRole('menuitem', { name: 'Find' }).click();
  await list.getByLabel('Find in the terminal').fill('25');
  await expect(list.locator('.found')).toHaveText(/\d+ of \d+/);
  await picture('find');
});

test('several lines are written at leisure, and an answer that is not echoed is not remembered', async ({ list, ithaca }) => {
  const id = await ithaca.start('composed', 'sh', '-c', 'cat; stty -echo; echo password:; read -r word; echo "got $word"; exec cat');
  let echoes: boolean | null = null;
  list.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (payload[0] === TERMIOS) echoes = (Number(payload[1]) & 1) !== 0;
    }),
  );
  await attach(list, ithaca, id);
  await list.getByRole('button', { name: 'Write several lines' }).click();
  const field = list.getByRole('textbox', { name: 'Text to send' });
  const send = async (text: string): Promise<void> => {
    await field.fill(text);
    await field.press('Control+Enter');
  };
  await send('one\ntwo');
  // The kernel and cat write each its own way.
  await expectText(list, /two[^]*two/);
  await type(list, '\x04');
  await expectText(list, /^password:$/m);
  // The page hears that nothing is echoed any more a moment after the question.
  await expect.poll(() => echoes).toBe(false);
  await send('hunter2');
  await expectText(list, /^got hunter2$/m);
  await field.press('Alt+ArrowUp');
  await expect(field).toHaveValue('one\ntwo');
  expect(await list.evaluate(() => JSON.stringify(localStorage))).not.toContain('hunter2');
});

test('typed letters are guessed only while the kernel echoes, and only if wished', async ({ list, ithaca }) => {
  let held: (() => void)[] | null = null;
  await list.routeWebSocket(/\/attach/, (page) => {
    const server = page.connectToServer();
    server.onMessage((message) => {
      const send = (): void => page.send(message);
      if (held && Buffer.from(message)[0] === 0x03) held.push(send);
      else send();
    });
  });
  const late = async (text: string): Promise<void> => {
    held = [];
    await type(list, text);
  };
  const release = (): void => {
    const waiting = held ?? [];
    held = null;
    for (const send of waiting) send();
  };
  const guesses = list.locator('.ghost span');
  const id = await ithaca.start('echoes', 'sh', '-c', 'cat; stty -echo; echo hidden; exec cat');
  await attach(list, ithaca, id);
  // No guess is shown before one has come true, and none is made before the page has heard how the kernel takes its input.
  await expect(async () => {
    await late('a');
    try {
      await expect(guesses).toHaveText(['a'], { timeout: 1_000 });
    } finally {
      release();
    }
  }).toPass({ timeout: 30_000 });
  await expect(guesses).toHaveCount(0);
  await late('bcd');
  await expect(guesses).toHaveText(['b', 'c', 'd']);
  await expect(list.locator('.ghost')).toHaveAttribute('data-pending', '3');
  release();
  await expect(guesses).toHaveCount(0);
  await expectText(list, /^a{2,}bcd$/m);

  await list.evaluate(() => localStorage.setItem('ithaca.settings', JSON.stringify({ predict: false })));
  await attach(list, ithaca, id);
  await expectText(list, /^a{2,}bcd$/m);
  await late('ef');
  await expect.poll(() => held?.length).toBeGreaterThan(0);
  await expect(list.locator('.ghost')).toHaveAttribute('data-pending', '0');
  release();
  await list.evaluate(() => localStorage.setItem('ithaca.settings', JSON.stringify({ predict: true })));
  await attach(list, ithaca, id);
  await type(list, '\n\x04');
  await expectText(list, /^hidden$/m);
  await late('secret');
  await expect(list.locator('.ghost')).toHaveAttribute('data-pending', '0');
  release();
});
