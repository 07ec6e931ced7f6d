// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api, sessionPath } from '../api/client';
import { messageOf, Problem } from '../api/problem';
import { secondSecret } from '../api/second-secret';
import type { Screen as ScreenState } from '../api/types';
import { settings } from '../settings/settings';
import { Store } from '../ui/store';
import { toast } from '../ui/toast';
import { readClipboardRequest, type ClipboardRequest } from './clipboard-request';
import { SUBPROTOCOL } from './codec';
import { Ghost } from './ghost';
import { control, keyBytes, type QuickKey } from './keys';
import { Link, type LinkState, type Receiver } from './link';
import { Screen } from './screen';
import { copyText } from './text-dialog';

export interface AttachmentOptions {
  id: string;
  readOnly: boolean;
  onClipboard(request: ClipboardRequest): void;
  onLost(bytes: number): void;
  onLink(uri: string): void;
}

const RESIZE_QUIET_MILLIS = 80;
const HISTORY_ROWS = 2_000;
const HISTORY_MILLIS = 2_000;

/** One terminal on the page and the session behind it. */
export class Attachment {
  readonly state = new Store<LinkState>({ kind: 'connecting' });
  /** The size of the session, and whether it is the one this page asked for. */
  readonly size = new Store<{ rows: number; columns: number; mine: boolean }>({ rows: 0, columns: 0, mine: true });
  readonly stickyControl = new Store(false);
  /** Characters typed that wait for the first connection, and those that no connection took. */
  readonly unsent = new Store({ kept: 0, refused: 0 });
  readonly screen: Screen;
  /** Whether what is typed is a secret: the kernel takes whole lines and does not echo them. */
  secret = false;
  private readonly link: Link;
  private readonly ghost: Ghost;
  private readonly encoder = new TextEncoder();
  private readonly observer: ResizeObserver;
  private waiting: (() => void)[] | null = null;
  private resizing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    box: HTMLElement,
    private readonly options: AttachmentOptions,
  ) {
    this.screen = new Screen(box, options);
    this.ghost = new Ghost(this.screen.terminal);
    this.link = new Link({ open: (resume) => this.open(resume), diagnose: () => this.diagnose() }, this.receiver());
    this.observer = new ResizeObserver(() => this.resizeSoon());
    this.listen();
    const first = this.screen.proposed();
    if (first && !options.readOnly) this.screen.resize(first.rows, first.columns);
    this.link.connect();
    this.observer.observe(box);
  }

  /** Types text as if by hand; Ctrl of the quick keys takes the next character. */
  type(text: string): void {
    let data = text;
    if (this.stickyControl.get() && data.length === 1) {
      data = control(data);
      this.stickyControl.set(false);
    }
    this.claimSize();
    if (this.send(this.encoder.encode(data)) && settings.get().predict) this.ghost.typed(data);
  }

  press(key: QuickKey): void {
    const bytes = keyBytes(key, this.screen.terminal.modes.applicationCursorKeysMode, this.stickyControl.get());
    this.stickyControl.set(false);
    this.type(bytes);
  }

  /** Bracketed if the program asked for it, so that lines of a paste are not run one by one. */
  paste(text: string): void {
    this.screen.terminal.paste(text);
  }

  focus(): void {
    this.screen.terminal.focus();
  }

  copy(): void {
    const text = this.screen.terminal.getSelection();
    if (text === '') toast('Nothing is selected. “Show as text” gives all of it.');
    else void copyText(text);
  }

  /** After what lies around the terminal, or its letters, have changed. */
  relayout(): void {
    this.resizeSoon();
  }

  /** Takes the size of this window for the session, if another client has set another one. */
  claimSize(): void {
    if (this.options.readOnly || this.size.get().mine) return;
    this.fit();
  }

  readonly hurry = (): void => {
    if (document.visibilityState === 'visible') this.link.hurry();
  };

  dispose(): void {
    this.waiting = [];
    clearTimeout(this.resizing);
    this.observer.disconnect();
    removeEventListener('online', this.hurry);
    removeEventListener('pageshow', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.link.close();
    this.ghost.dispose();
    this.screen.dispose();
  }

  private listen(): void {
    const { terminal } = this.screen;
    terminal.onData((data) => this.type(data));
    terminal.onBinary((data) => void this.send(Uint8Array.from(data, (character) => character.charCodeAt(0))));
    terminal.onScroll(() => this.ghost.clear());
    terminal.parser.registerOscHandler(52, (data) => {
      this.options.onClipboard(readClipboardRequest(data));
      return true;
    });
    addEventListener('online', this.hurry);
    addEventListener('pageshow', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
  }

  /** Whether it went to the session; if not, the banner tells what became of it. */
  private send(bytes: Uint8Array): boolean {
    const became = this.link.input(bytes);
    if (became === 'kept') this.unsent.update((now) => ({ ...now, kept: now.kept + bytes.length }));
    else if (became === 'refused') this.unsent.update((now) => ({ ...now, refused: now.refused + bytes.length }));
    return became === 'sent';
  }

  private open(resume: number | null): WebSocket {
    const url = new URL(`${sessionPath(this.options.id)}/attach`, location.href);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    if (resume !== null) url.searchParams.set('offset', String(resume));
    if (this.options.readOnly) {
      url.searchParams.set('read_only', '1');
    } else {
      url.searchParams.set('rows', String(this.screen.terminal.rows));
      url.searchParams.set('columns', String(this.screen.terminal.cols));
    }
    // A page can set no header of a WebSocket.
    const csrf = secondSecret.get();
    return new WebSocket(url, csrf === null ? SUBPROTOCOL : [SUBPROTOCOL, `ithaca.csrf.${csrf}`]);
  }

  /** A refused WebSocket does not say why; the session itself does. */
  private async diagnose(): Promise<string | null> {
    try {
      await api.session(this.options.id);
      return null;
    } catch (error) {
      return error instanceof Problem && error.isFinal ? messageOf(error) : null;
    }
  }

  private receiver(): Receiver {
    const { terminal } = this.screen;
    return {
      hello: (hello) => {
        const { mine } = this.size.get();
        this.resized(hello.rows, hello.columns);
        // The window may have changed since the connection was asked for.
        if (mine && !this.options.readOnly) this.fit();
      },
      snapshot: (bytes, offset) => void this.begin(bytes, offset),
      output: (bytes, done) =>
        this.inTurn(() =>
          terminal.write(bytes, () => {
            done();
            this.ghost.settle();
          }),
        ),
      // In its place in the stream: what was written before was written for the old size.
      resized: (rows, columns) => this.inTurn(() => terminal.write('', () => this.resized(rows, columns))),
      modes: (echo, canonical) => {
        this.secret = canonical && !echo;
        this.ghost.predictor.modes(echo, canonical);
      },
      lost: (count) => this.options.onLost(count),
      problem: (_code, message) => void toast(message, { kind: 'failure' }),
      state: (state) => {
        if (state.kind !== 'live') this.ghost.clear();
        // What was kept has been sent if there is a link now, and is lost if there is none.
        this.unsent.update(({ kept, refused }) => ({ kept: 0, refused: state.kind === 'live' ? 0 : refused + kept }));
        this.state.set(state);
      },
    };
  }

  /** Shows the screen with what had scrolled off above it. Output waits that long, within the credit of the server. */
  private async begin(snapshot: Uint8Array, offset: number): Promise<void> {
    const { terminal } = this.screen;
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    const past = await this.past(offset);
    if (this.waiting !== waiting) return;
    this.waiting = null;
    this.ghost.clear();
    terminal.write('\x1bc');
    if (past === null) {
      terminal.write(snapshot, () => this.ghost.settle());
    } else {
      // History and screen of one and the same size: the snapshot may be of another, and rows between them would be lost.
      terminal.write('', () => this.screen.resize(past.rows, past.columns));
      const history = past.history.map((line) => `${line}\r\n`).join('');
      terminal.write(history + '\r\n'.repeat(past.history.length > 0 ? past.rows - 1 : 0) + past.ansi, () => {
        const { rows, columns } = this.size.get();
        this.resized(rows, columns);
        this.ghost.settle();
      });
    }
    for (const work of waiting) work();
  }

  /** The terminal is of use without it, so it is waited for a little only. */
  private async past(offset: number): Promise<ScreenState | null> {
    try {
      return await api.screen(this.options.id, offset, HISTORY_ROWS, AbortSignal.timeout(HISTORY_MILLIS));
    } catch {
      return null;
    }
  }

  private inTurn(work: () => void): void {
    if (this.waiting) this.waiting.push(work);
    else work();
  }

  private resized(rows: number, columns: number): void {
    if (this.options.readOnly) {
      this.size.set({ rows, columns, mine: false });
      this.screen.showWhole(rows, columns);
      return;
    }
    const mine = this.screen.proposed();
    const same = mine === null || (mine.rows === rows && mine.columns === columns);
    this.size.set({ rows, columns, mine: same });
    if (same) this.screen.resize(rows, columns);
    else this.screen.showWhole(rows, columns);
  }

  private resizeSoon(): void {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => {
      const { rows, columns } = this.size.get();
      if (!this.options.readOnly) this.fit();
      else if (rows > 0) this.screen.showWhole(rows, columns);
    }, RESIZE_QUIET_MILLIS);
  }

  private fit(): void {
    const size = this.screen.proposed();
    if (!size) return;
    this.screen.resize(size.rows, size.columns);
    const known = this.size.get();
    // Without a link nobody hears of it; the next one begins with the size that the terminal has then.
    if (!this.link.isLive || (known.rows === size.rows && known.columns === size.columns)) return;
    this.size.set({ ...size, mine: true });
    this.link.resize(size.rows, size.columns);
  }
}
