// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Terminal } from '@xterm/xterm';
import { Predictor, type Surface } from './prediction';

const REDRAW_MILLIS = 30;

/** Draws guessed characters in a layer over the terminal, underlined until the server has said the same. */
export class Ghost {
  readonly predictor: Predictor;
  private readonly layer = document.createElement('div');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly terminal: Terminal) {
    this.layer.className = 'ghost';
    this.layer.setAttribute('aria-hidden', 'true');
    this.layer.dataset['pending'] = '0';
    terminal.element!.querySelector('.xterm-screen')!.append(this.layer);
    this.predictor = new Predictor(surfaceOf(terminal));
  }

  typed(data: string): void {
    this.predictor.typed(data);
    this.draw();
  }

  settle(): void {
    this.predictor.settle();
    this.draw();
  }

  clear(): void {
    this.predictor.clear();
    this.draw();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.layer.remove();
  }

  private draw(): void {
    clearTimeout(this.timer);
    const top = this.terminal.buffer.active.viewportY;
    const screen = this.layer.parentElement!;
    const width = screen.clientWidth / this.terminal.cols;
    const height = screen.clientHeight / this.terminal.rows;
    this.layer.replaceChildren(
      ...this.predictor.shown().map((guess) => {
        const cell = document.createElement('span');
        cell.textContent = guess.text;
        const { fontFamily, fontSize } = this.terminal.options;
        Object.assign(cell.style, {
          left: `${guess.column * width}px`,
          top: `${(guess.row - top) * height}px`,
          width: `${width}px`,
          height: `${height}px`,
          lineHeight: `${height}px`,
          fontFamily,
          fontSize: `${fontSize}px`,
        });
        return cell;
      }),
    );
    this.layer.dataset['pending'] = String(this.predictor.pending);
    // A guess becomes visible when its echo is late, which no event tells.
    if (this.predictor.pending > 0) this.timer = setTimeout(() => this.draw(), REDRAW_MILLIS);
  }
}

function surfaceOf(terminal: Terminal): Surface {
  const buffer = () => terminal.buffer.active;
  return {
    cursor: () => ({ row: buffer().baseY + buffer().cursorY, column: buffer().cursorX }),
    columns: () => terminal.cols,
    alternate: () => buffer().type === 'alternate',
    read: ({ row, column }) => buffer().getLine(row)?.getCell(column)?.getChars() ?? '',
  };
}
