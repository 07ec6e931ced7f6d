// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// The choices that agents' pages offer, drawn with ink: picker.mjs. A page of trust, two approvals in a row with the same question
// of different commands, a question of the agent's with descriptions, a list of models. Digits and arrows pick.
import React, { useState } from 'react';
import { Box, Static, Text, render, useApp, useInput } from 'ink';

const h = React.createElement;
const approve = (command) => ({
  head: ['Bash command', '', '  ' + command, '', 'Do you want to proceed?'],
  choices: [['Yes'], ["Yes, and don't ask again this session"], ['No, and tell the agent what to do differently']],
  foot: 'Esc to cancel · Tab to amend', pause: 0,
});
const pages = [
  { head: ['/home/ann/src', '', 'Quick safety check: Is this a project you created or one you trust?', ''],
    choices: [['Yes, I trust this folder'], ['No, exit']], foot: 'Enter to confirm · Esc to cancel', pause: 2000 },
  approve('npm test'), { ...approve('git push origin main'), pause: 2500 },
  { head: ['Which database should the service use?', ''],
    choices: [['PostgreSQL', 'Relational, the usual choice'], ['SQLite', 'One file, no server'], ['Type something.']],
    foot: 'Enter to select · ↑/↓ to navigate · Esc to cancel', pause: 2500 },
  { head: ['Select model', 'Switch between models. Applies to this session and future ones.', ''],
    choices: [['Default (recommended)  Large, best for daily use'], ['Small                  Fastest for quick answers']],
    foot: 'Enter to confirm · Esc to exit', pause: 1500 },
];

function Pick({ page, done }) {
  const [chosen, setChosen] = useState(0);
  const most = page.choices.length;
  useInput((key, special) => {
    if (special.downArrow) setChosen((now) => Math.min(most - 1, now + 1));
    if (special.upArrow) setChosen((now) => Math.max(0, now - 1));
    if (special.return || (key >= '1' && key <= String(most))) done();
  });
  const rows = page.choices.flatMap((words, row) => [
    h(Text, { key: row, color: row === chosen ? 'blue' : undefined }, `${row === chosen ? '❯' : ' '} ${row + 1}. ${words[0]}`),
    ...words.slice(1).map((more) => h(Text, { key: row + more, dimColor: true }, '     ' + more))]);
  return h(Box, { flexDirection: 'column', borderStyle: 'single', borderLeft: false, borderRight: false, borderBottom: false, paddingX: 1 },
    ...page.head.map((line, row) => h(Text, { key: 'h' + row }, line || ' ')), ...rows, h(Text, null, ' '),
    h(Text, { dimColor: true }, page.foot));
}

function Pages() {
  const { exit } = useApp();
  const [at, setAt] = useState(0);
  const [working, setWorking] = useState(false);
  const done = () => {
    const next = () => { setWorking(false); setAt(at + 1); };
    if (pages[at].pause === 0) return next();
    setWorking(true);
    setTimeout(at + 1 < pages.length ? next : exit, pages[at].pause);
  };
  return h(React.Fragment, null, h(Static, { items: ['● Reading the project'] }, (line) => h(Text, { key: line }, line)),
    working ? h(Text, null, '✻ Working… (esc to interrupt)') : h(Pick, { key: at, page: pages[at], done }));
}

render(h(Pages));
