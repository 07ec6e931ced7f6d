// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { Predictor, type Cell } from './prediction';

describe('predicted echo', () => {
  let time: number;
  let cursor: Cell;
  let cells: Map<string, string>;
  let alternate: boolean;
  let predictor: Predictor;

  const key = ({ row, column }: Cell): string => `${row},${column}`;
  const echo = (text: string): void => {
    for (const character of text) {
      cells.set(key(cursor), character);
      cursor = { ...cursor, column: cursor.column + 1 };
    }
    predictor.settle();
  };
  const shown = (): string =>
    predictor
      .shown()
      .map((guess) => guess.text)
      .join('');

  beforeEach(() => {
    time = 0;
    cursor = { row: 0, column: 2 };
    cells = new Map();
    alternate = false;
    predictor = new Predictor(
      {
        cursor: () => cursor,
        columns: () => 20,
        alternate: () => alternate,
        read: (cell) => cells.get(key(cell)) ?? '',
      },
      () => time,
    );
    predictor.modes(true, true);
  });

  /** A first letter that comes back at once: the line echoes, and the link is quick. */
  const prove = (): void => {
    predictor.typed('~');
    echo('~');
  };

  it('shows letters that are late and takes them away when they come', () => {
    prove();
    predictor.typed('ls');
    expect(shown()).toBe('');
    time = 60;
    expect(shown()).toBe('ls');
    echo('l');
    expect(shown()).toBe('s');
    echo('s');
    expect(predictor.pending).toBe(0);
  });

  it('shows nothing on a line that has not echoed yet, as that of a password asked for just now', () => {
    prove();
    predictor.typed('sudo\r');
    echo('sudo');
    cursor = { row: 1, column: 0 };
    predictor.settle();
    // The kernel has turned the echo off by now, but that is still on its way.
    predictor.typed('secret');
    time = 10_000;
    expect(shown()).toBe('');
  });

  it('is quiet on a fast link', () => {
    predictor.typed('a');
    time += 3;
    echo('a');
    predictor.typed('b');
    time += 10;
    expect(shown()).toBe('');
  });

  it('guesses nothing for passwords', () => {
    predictor.modes(false, true);
    predictor.typed('secret');
    expect(predictor.pending).toBe(0);
  });

  it('guesses nothing where a program draws by itself', () => {
    predictor.modes(true, false);
    predictor.typed('x');
    alternate = true;
    predictor.modes(true, true);
    predictor.typed('x');
    expect(predictor.pending).toBe(0);
  });

  it('forgets all guesses when the echo is turned off', () => {
    predictor.typed('abc');
    predictor.modes(false, false);
    expect(predictor.pending).toBe(0);
  });

  it('drops all guesses when one is wrong', () => {
    predictor.typed('abc');
    echo('X');
    expect(predictor.pending).toBe(0);
  });

  it('rests after three wrong guesses', () => {
    for (let index = 0; index < 3; index++) {
      predictor.typed('a');
      echo('Z');
    }
    predictor.typed('a');
    expect(predictor.pending).toBe(0);
    time += 16_000;
    predictor.typed('a');
    expect(predictor.pending).toBe(1);
  });

  it('takes back a letter that was erased before it came', () => {
    prove();
    predictor.typed('ab\x7f');
    time = 60;
    expect(shown()).toBe('a');
  });

  it('waits after a key whose effect is unknown, until the program has answered', () => {
    predictor.typed('a\x1b[A');
    expect(predictor.pending).toBe(1);
    predictor.typed('b');
    expect(predictor.pending).toBe(1);
    echo('a');
    predictor.typed('c');
    expect(predictor.pending).toBe(1);
  });

  it('does not guess over text or at the end of a line', () => {
    cells.set('0,2', 'x');
    predictor.typed('a');
    expect(predictor.pending).toBe(0);
    predictor.settle();
    cursor = { row: 1, column: 19 };
    predictor.typed('a');
    expect(predictor.pending).toBe(0);
  });

  it('leaves wide and combining characters to the server', () => {
    predictor.typed('漢');
    expect(predictor.pending).toBe(0);
  });
});
