// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { joinCommandLine, splitCommandLine, wantsShell } from './command-line';

describe('a command line', () => {
  it.each([
    ['vim notes.txt', ['vim', 'notes.txt']],
    ["  grep  'a b'   x  ", ['grep', 'a b', 'x']],
    ['echo "a \\"b\\" \\n $HOME"', ['echo', 'a "b" \\n $HOME']],
    ["echo ''", ['echo', '']],
    ['a\\ b', ['a b']],
    [`it''s"ok"`, ['itsok']],
    ['', []],
  ])('splits %j', (line, words) => {
    expect(splitCommandLine(line)).toEqual({ ok: true, words });
  });

  it.each(["echo 'a", 'echo "a', 'echo \\'])('refuses %j', (line) => {
    expect(splitCommandLine(line).ok).toBe(false);
  });

  it('comes back from its words', () => {
    const words = ['sh', '-c', `echo "it's" | tr a b`, '', 'a\\b', '$x'];
    expect(splitCommandLine(joinCommandLine(words))).toEqual({ ok: true, words });
  });

  it('knows what only a shell understands', () => {
    expect(['ls | wc', 'a && b', 'echo $HOME', 'cat < x', 'X=1 make', 'ls *.c', 'cd ~/x', 'echo "$x"'].every(wantsShell)).toBe(true);
    expect(['ls -l', "grep 'a|b' x", 'echo "a;b"', 'make -j4', 'a\\|b'].some(wantsShell)).toBe(false);
  });
});
