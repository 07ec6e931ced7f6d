// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { SerializeAddon } from '@xterm/addon-serialize';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { FONT_SIZES, followTheme, isDark, settings } from '../settings/settings';
import { colors } from './colors';
import { followTouch } from './touch';

const FONT = "ui-monospace, 'JetBrains Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', monospace";
const SCROLLBACK_LINES = 20_000;

/** A terminal on the page: xterm with its parts, drawn by the graphics card where that works. */
export class Screen {
  readonly terminal: Terminal;
  readonly search = new SearchAddon();
  private readonly fitting = new FitAddon();
  private readonly serializer = new SerializeAddon();
  private readonly cleanUp: (() => void)[] = [];

  constructor(
    readonly box: HTMLElement,
    options: { readOnly: boolean; onLink(uri: string): void },
  ) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: !options.readOnly,
      disableStdin: options.readOnly,
      fontFamily: FONT,
      fontSize: settings.get().fontSize,
      linkHandler: { activate: (_event, uri) => options.onLink(uri), allowNonHttpProtocols: false },
      macOptionIsMeta: true,
      rightClickSelectsWord: false,
      overviewRuler: { width: 10 },
      scrollback: SCROLLBACK_LINES,
      screenReaderMode: settings.get().spoken,
      theme: colors(isDark()),
    });
    this.terminal.loadAddon(this.fitting);
    this.terminal.loadAddon(this.search);
    this.terminal.loadAddon(this.serializer);
    this.terminal.loadAddon(new UnicodeGraphemesAddon());
    this.terminal.open(box);
    this.accelerate();
    // For tests and the console of a browser, which cannot see what a canvas shows.
    Object.assign(box, { terminal: this.terminal });
    this.cleanUp.push(
      followTheme(() => {
        this.terminal.options.theme = colors(isDark());
        this.terminal.options.screenReaderMode = settings.get().spoken;
      }),
      followTouch(this.terminal),
    );
  }

  /** The size that fills the box at the chosen font size; null while the box is not laid out. */
  proposed(): { rows: number; columns: number } | null {
    this.setFont(settings.get().fontSize);
    const size = this.fitting.proposeDimensions();
    return size && size.cols > 0 && size.rows > 0 ? { rows: size.rows, columns: size.cols } : null;
  }

  resize(rows: number, columns: number): void {
    if (rows !== this.terminal.rows || columns !== this.terminal.cols) this.terminal.resize(columns, rows);
  }

  /** Takes a size that others have chosen, in letters small enough for this box if they can still be read. */
  showWhole(rows: number, columns: number): void {
    const room = this.proposed();
    this.resize(rows, columns);
    if (!room) return;
    const scale = Math.min(1, room.columns / columns, room.rows / rows);
    this.setFont(Math.max(FONT_SIZES.smallest, Math.floor(settings.get().fontSize * scale * 2) / 2));
  }

  text(): string {
    const buffer = this.terminal.buffer.active;
    const lines: string[] = [];
    for (let row = 0; row < buffer.length; row++) {
      const line = buffer.getLine(row)!;
      const text = line.translateToString(true);
      if (line.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  }

  html(): string {
    return this.serializer.serializeAsHTML({ includeGlobalBackground: true });
  }

  dispose(): void {
    for (const clean of this.cleanUp) clean();
    this.terminal.dispose();
  }

  private setFont(size: number): void {
    if (this.terminal.options.fontSize !== size) this.terminal.options.fontSize = size;
  }

  /** Without a graphics card, or when it takes its memory back, xterm draws with elements of the page. */
  private accelerate(): void {
    try {
      const webgl = new WebglAddon();
      webgl.onContextLoss(() => webgl.dispose());
      this.terminal.loadAddon(webgl);
    } catch {
      // No WebGL 2 here.
    }
  }
}
