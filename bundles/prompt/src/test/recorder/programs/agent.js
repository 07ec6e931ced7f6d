// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// An agent's page as node draws it: frames redrawn whole, raw mode, nothing but the event loop.
'use strict';
const say = (text) => process.stdout.write(text);
const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
let typed = '';
let state = 'ask';
let drawn = 0;

function draw(lines, cursor) {
  say((drawn > 0 ? `\x1b[${drawn}A` : '') + '\r\x1b[J' + lines.join('\r\n'));
  drawn = lines.length - 1;
  if (cursor) {
    say(`\x1b[${lines.length - 1 - cursor[0]}A\r\x1b[${cursor[1]}C`);
    drawn = cursor[0];
  }
}

const rule = '─'.repeat(76);
const ask = () => draw([`╭${rule}╮`, `│ > ${(typed || '').padEnd(73)}│`, `╰${rule}╯`, '  ? for shortcuts'], [1, 4 + typed.length]);

function work(millis, then) {
  state = 'work';
  let turn = 0;
  const timer = setInterval(() => draw([`${spinner[turn++ % 10]} Working (${Math.floor(turn / 10)}s • Esc to interrupt)`]), 100);
  setTimeout(() => {
    clearInterval(timer);
    draw(['']);
    then();
  }, millis);
}

function quiet(millis, then) {
  state = 'work';
  draw(['│ The tool prints: Continue? (y/n)', '│ Password:', '']);
  setTimeout(then, millis);
}

const idle = () => { state = 'ask'; typed = ''; ask(); };
const approve = () => {
  state = 'approve';
  draw(['╭' + rule + '╮', `│ ${'Allow execution of: npm install?'.padEnd(75)}│`, `│ ${'● 1. Yes, allow once'.padEnd(75)}│`,
    `│ ${'  2. Yes, allow always'.padEnd(75)}│`, `│ ${'  3. No (esc)'.padEnd(75)}│`, '╰' + rule + '╯']);
};

process.stdin.setRawMode(true);
process.stdin.on('data', (keys) => {
  const text = keys.toString();
  if (state === 'ask') {
    if (text.includes('\r')) {
      const asked = typed + text.split('\r')[0];
      draw([`> ${asked}`, '']);
      drawn = 0;
      if (asked.includes('quit')) process.exit(0);
      else if (asked.includes('run')) work(2000, approve);
      else if (asked.includes('quiet')) quiet(4000, () => work(1000, idle));
      else work(2500, idle);
    } else {
      typed += text;
      ask();
    }
  } else if (state === 'approve') {
    draw(['']);
    work(1500, idle);
  }
});
idle();
