// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// The pages of agents that are drawn with ink: ink-agent.mjs claude|gemini. As these do, it keeps the box for the next prompt on
// the screen while it works.
import React, { useEffect, useState } from 'react';
import { Box, Static, Text, render, useApp, useInput } from 'ink';
import TextInput from 'ink-text-input';

const h = React.createElement;
const claude = process.argv[2] === 'claude';
const frames = claude ? '·✢✳✶✻✽' : '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const quote = ['It will ask', '  Do you want to proceed?', '  ❯ 1. Yes', '    2. No', '  Password:', '  > '];

function Spinner({ words }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), 120);
    return () => clearInterval(timer);
  }, []);
  const sign = frames[turn % frames.length];
  const seconds = Math.floor(turn / 8);
  return claude
    ? h(Text, { color: 'red' }, `${sign} Pondering… (${seconds}s · ↓ ${turn * 7} tokens · esc to interrupt)`)
    : h(Text, { color: 'cyan' }, `${sign} ${words} (esc to cancel, ${seconds}s)`);
}

function Ask({ typed, setTyped, submit, live }) {
  const field = h(TextInput, { value: typed, onChange: setTyped, onSubmit: submit, focus: live,
    placeholder: claude ? 'Try "edit <filepath> to..."' : '  Type your message or @path/to/file' });
  return claude
    ? h(Box, { flexDirection: 'column' },
        h(Box, { borderStyle: 'single', borderLeft: false, borderRight: false, borderDimColor: true }, h(Text, null, '> '), field),
        h(Text, { dimColor: true }, '  ? for shortcuts'))
    : h(Box, { flexDirection: 'column' },
        h(Box, { borderStyle: 'round', paddingX: 1 }, h(Text, { color: 'magenta' }, '> '), field),
        h(Text, { dimColor: true }, '~/src (main*)      no sandbox (see /docs)      gemini-2.5-pro (99% context left)'));
}

function Approve({ done }) {
  const [chosen, setChosen] = useState(0);
  const choices = claude
    ? ['Yes', "Yes, and don't ask again for rm commands in /home/ann", 'No, and tell Claude what to do differently (esc)']
    : ['Yes, allow once', 'Yes, allow always ...', 'No, suggest changes (esc)'];
  useInput((key, special) => {
    if (special.downArrow) setChosen((now) => Math.min(2, now + 1));
    if (special.upArrow) setChosen((now) => Math.max(0, now - 1));
    if (special.return || '123'.includes(key)) done();
  });
  const rows = choices.map((words, row) => h(Text, { key: row, color: row === chosen ? 'blue' : undefined },
    `${row === chosen ? (claude ? '❯' : '●') : ' '} ${row + 1}. ${words}`));
  return h(Box, { flexDirection: 'column' },
    h(Box, { flexDirection: 'column', borderStyle: 'round', paddingX: 1 },
      h(Text, { bold: true }, claude ? 'Bash command' : '?  Shell rm -rf build (Remove the build folder) ←'),
      h(Text, null, ' '), h(Text, null, '  rm -rf build'), h(Text, { dimColor: true }, claude ? '  Remove the build folder' : ' '), h(Text, null, ' '),
      h(Text, null, claude ? 'Do you want to proceed?' : "Allow execution of: 'rm'?"), ...rows),
    claude ? null : h(Text, { color: 'cyan' }, '⠏ Waiting for user confirmation...'));
}

function Page() {
  const { exit } = useApp();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState([claude ? '✻ Welcome to Claude Code!' : 'Tips for getting started:']);
  const [state, setState] = useState('ask');
  const work = (millis, next) => { setState('work'); setTimeout(next, millis); };
  const tell = (...lines) => setSaid((before) => [...before, ...lines]);
  const ready = (words) => { tell('● ' + words); setState('ask'); };
  const submit = (asked) => {
    setTyped('');
    tell('> ' + asked);
    if (asked.includes('quit')) exit();
    else if (asked.includes('run')) work(2500, () => setState('approve'));
    else if (asked.includes('quote')) work(1500, () => { tell(...quote); work(3500, () => ready('Quoted.')); });
    else work(3000, () => ready('Finished ' + asked + '.'));
  };
  const bottom = state === 'approve'
    ? h(Approve, { done: () => work(2000, () => ready('Ran.')) })
    : h(Box, { flexDirection: 'column' }, state === 'work' ? h(Spinner, { words: 'Consulting the stars' }) : null,
        h(Ask, { typed, setTyped, submit, live: true }));
  return h(React.Fragment, null, h(Static, { items: said }, (line, row) => h(Text, { key: row }, line)), bottom);
}

render(h(Page), { exitOnCtrlC: true });
