// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

export interface Cell {
  row: number;
  column: number;
}

export interface Prediction extends Cell {
  text: string;
  at: number;
  epoch: number;
}

/** The terminal as the predictor sees it. Rows count from the first line of the scrollback. */
export interface Surface {
  cursor(): Cell;
  columns(): number;
  alternate(): boolean;
  /** Text of a cell; a blank one is ''. */
  read(cell: Cell): string;
}

const GIVE_UP_MILLIS = 2_000;
const MISSES_ALLOWED = 3;
const PENALTY_MILLIS = 15_000;
/** Below this a real echo is as good as a predicted one, and an underline would only flicker. */
const SLOW_MILLIS = 25;

/**
 * Guesses what the kernel will echo, as mosh does, but only while the terminal is in the kernel's own line discipline (ECHO on)
 * and not on the alternate screen. What the kernel says comes a little late, so after each Enter nothing is shown until a guess
 * on the new line has come true: a password typed before its prompt has arrived is never seen. Guesses lie over the screen and
 * never in it: what the server sends is shown as it comes, and a wrong guess disappears without a trace.
 */
export class Predictor {
  private guesses: Prediction[] = [];
  private echo = false;
  private canonical = false;
  private settling = false;
  /** Begins anew with each key whose effect is not known; what is guessed in one is shown when one guess of it has come true. */
  private epoch = 1;
  private proven = 0;
  private misses = 0;
  private mutedUntil = 0;
  private delay: number | null = null;

  constructor(
    private readonly surface: Surface,
    private readonly now: () => number = () => performance.now(),
  ) {}

  modes(echo: boolean, canonical: boolean): void {
    this.echo = echo;
    this.canonical = canonical;
    if (!this.armed()) this.clear();
  }

  /** What to draw now. */
  shown(): readonly Prediction[] {
    const first = this.guesses[0];
    if (first === undefined || first.epoch > this.proven) return [];
    const slow = this.delay === null ? this.now() - first.at > SLOW_MILLIS : this.delay > SLOW_MILLIS;
    return slow || this.now() - first.at > 2 * SLOW_MILLIS ? this.guesses.filter((guess) => guess.epoch <= this.proven) : [];
  }

  get pending(): number {
    return this.guesses.length;
  }

  typed(text: string): void {
    if (!this.armed()) return;
    for (const character of text) {
      if (character === '\x7f') this.erase();
      else if (isPlain(character)) this.guess(character);
      else this.wait();
    }
  }

  /** To be called after each piece of output has reached the screen. */
  settle(): void {
    this.settling = false;
    const cursor = this.surface.cursor();
    while (this.guesses.length > 0) {
      const guess = this.guesses[0]!;
      const passed = cursor.row > guess.row || (cursor.row === guess.row && cursor.column > guess.column);
      if (passed && this.surface.read(guess) === guess.text) {
        this.confirmed(guess);
      } else if (passed || cursor.row < guess.row || cursor.column < guess.column || this.expired(guess)) {
        this.missed();
      } else {
        return;
      }
    }
  }

  clear(): void {
    this.guesses = [];
  }

  private armed(): boolean {
    return this.echo && this.canonical && !this.surface.alternate() && this.now() >= this.mutedUntil;
  }

  private guess(text: string): void {
    if (this.settling) return;
    const last = this.guesses.at(-1);
    const cell = last ? { row: last.row, column: last.column + 1 } : this.surface.cursor();
    // The last column wraps in ways that depend on the program, and text to the right would have to move.
    if (cell.column >= this.surface.columns() - 1 || this.surface.read(cell).trim() !== '') {
      this.wait();
      return;
    }
    this.guesses.push({ ...cell, text, at: this.now(), epoch: this.epoch });
  }

  private erase(): void {
    if (this.guesses.length > 0) this.guesses.pop();
    else this.settling = true;
  }

  /** A key whose effect is not known: nothing is guessed until the program has answered. */
  private wait(): void {
    this.settling = true;
    this.epoch++;
  }

  private confirmed(guess: Prediction): void {
    const took = this.now() - guess.at;
    this.delay = this.delay === null ? took : this.delay * 0.8 + took * 0.2;
    this.misses = 0;
    this.proven = guess.epoch;
    this.guesses.shift();
  }

  private missed(): void {
    this.clear();
    this.epoch++;
    this.misses++;
    if (this.misses >= MISSES_ALLOWED) {
      this.misses = 0;
      this.mutedUntil = this.now() + PENALTY_MILLIS;
    }
  }

  private expired(guess: Prediction): boolean {
    return this.now() - guess.at > GIVE_UP_MILLIS;
  }
}

function isPlain(character: string): boolean {
  const code = character.codePointAt(0)!;
  // Wider or combining characters are left to the server.
  return code >= 0x20 && code < 0x300 && code !== 0x7f && !(code >= 0x80 && code < 0xa0);
}
