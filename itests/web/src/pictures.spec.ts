// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './fixtures';

const SECONDS = 50;
const README = resolve('..', '..', 'docs', 'images', 'page.png');

/** Only when asked for, by ITHACA_PICTURES. */
test('the picture of the README', async ({ list, ithaca }) => {
  test.setTimeout(180_000);
  const home = '/tmp/projects';
  const script = (folder: string, name: string, text: string): string => {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, name), text);
    return join(home, folder);
  };
  const bursts = (text: string, most: number): string =>
    `import random, sys, time\nwhile True:\n    sys.stdout.write("${text}\\n" * random.randint(1, ${most})); sys.stdout.flush(); time.sleep(random.choice([0.2, 0.4, 1.5]))\n`;
  const start = (title: string, tags: string[], cwd: string, ...command: string[]): Promise<string> =>
    ithaca.start(title, ...tags.flatMap((tag) => ['--tag', tag]), '--cwd', cwd, ...command);

  await start('Train the ranker', ['gpu', 'nightly'], script('ranker', 'train.py', bursts('epoch 12  loss 0.0421', 30)), 'python3', 'train.py');
  await start('Publish packages', ['ci'], script('engine', 'publish.sh', 'echo published; exit 0\n'), 'sh', 'publish.sh');
  await start('Integration tests', ['ci'], script('engine', 'tests.sh', 'echo 3 of 214 failed; exit 3\n'), 'sh', 'tests.sh');
  await start('Development server', ['web'], script('site', 'serve.py', bursts('GET /assets 200 in 4 ms', 6)), 'python3', 'serve.py', '--port', '8080');
  await start('Refactor the parser', ['agent'], script('engine', 'agent.py', bursts('reading src/parser.c', 12)), 'python3', 'agent.py', 'parser');
  await start('Write the manual', ['agent', 'docs'], script('docs', 'agent.py', bursts('drafting chapter 4', 3)), 'python3', 'agent.py', 'manual');
  await start('Processes', ['ops'], home, 'top', '-d', '1');
  const asking = `read -p 'Roll out 2.4.0 to staging? [y/N] ' answer`;
  await start('Release 2.4.0', ['ops'], script('site', 'release.sh', `echo built; ${asking}\n`), 'bash', 'release.sh');
  await expect(list.locator('tr.session')).toHaveCount(8);
  await expect(list.locator('tr.session', { hasText: 'Release 2.4.0' }).getByText('needs input')).toBeVisible();
  await list.waitForTimeout(SECONDS * 1000);
  await list.setViewportSize({ width: 1200, height: 640 });
  await list.screenshot({ path: README });
});
