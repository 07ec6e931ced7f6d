// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Backoff } from '../api/backoff';
import { decode, DETACH, encodeCredit, encodeInput, encodeResize, INITIAL_CREDIT, PING, type End, type Hello } from './codec';

export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'waiting'; since: number }
  | { kind: 'ended'; end: End }
  | { kind: 'failed'; message: string };

/** What a link needs of a WebSocket, so that tests can be the other end. */
export interface Socket {
  binaryType: BinaryType;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** Who takes what arrives; `done` is called when the bytes have been used up, which gives the server credit for more. */
export interface Receiver {
  hello(hello: Hello): void;
  snapshot(bytes: Uint8Array, offset: number): void;
  output(bytes: Uint8Array, done: () => void): void;
  resized(rows: number, columns: number): void;
  modes(echo: boolean, canonical: boolean): void;
  lost(count: number): void;
  /** Something was refused; whether the link holds shows by itself. */
  problem(code: string, message: string): void;
  state(state: LinkState): void;
}

export interface LinkOptions {
  /** Opens a connection: from the byte at `resume` on, or with a snapshot when that is null. */
  open(resume: number | null): Socket;
  /** Why no connection comes about: null if it is only the network, else what to tell the user. */
  diagnose(): Promise<string | null>;
  random?: () => number;
}

const PING_MILLIS = 10_000;
const SILENCE_MILLIS = 25_000;
const CREDIT_STEP = INITIAL_CREDIT / 4;
/** What may be typed ahead of the first connection, as on any terminal; more than this nobody types in a moment. */
const AHEAD_LIMIT = 4 * 1024;

/** What became of typed bytes. */
export type Typed = 'sent' | 'kept' | 'refused';

/**
 * One attachment over as many connections as it takes. It knows the offset of the next byte it needs, asks for just that byte
 * when it comes back, and drops what it has already seen; so its receiver gets every byte once.
 */
export class Link {
  private socket: Socket | null = null;
  private next: number | null = null;
  private lastHeard = 0;
  private lastDown = 0;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private live = false;
  /** Typed before the first connection; null after it. */
  private ahead: Uint8Array[] | null = [];
  private readonly backoff: Backoff;

  constructor(
    private readonly options: LinkOptions,
    private readonly receiver: Receiver,
  ) {
    this.backoff = new Backoff(120, 4_000, options.random);
  }

  /** Offset of the next byte to come; null before the first. */
  get offset(): number | null {
    return this.next;
  }

  get isLive(): boolean {
    return this.live;
  }

  connect(): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    const socket = this.options.open(this.next);
    const owed = { bytes: 0 };
    this.socket = socket;
    this.live = false;
    this.lastHeard = Date.now();
    socket.binaryType = 'arraybuffer';
    socket.onmessage = (event) => this.socket === socket && this.take(event.data, socket, owed);
    socket.onclose = () => this.socket === socket && this.drop();
    clearInterval(this.heartbeat);
    this.heartbeat = setInterval(() => this.beat(), PING_MILLIS);
    if (this.next === null && this.lastDown === 0) this.receiver.state({ kind: 'connecting' });
  }

  /** Comes back at once when there is reason to hope: the page is seen again, the network is back. */
  hurry(): void {
    if (this.closed) return;
    if (this.socket === null) this.connect();
    else this.beat();
  }

  /** Kept only until the first connection: after a lost link it would be typed at a moment that nobody has chosen. */
  input(bytes: Uint8Array): Typed {
    if (!this.live) return this.keep(bytes);
    for (const message of encodeInput(bytes)) this.socket?.send(message);
    return 'sent';
  }

  resize(rows: number, columns: number): void {
    if (this.live) this.socket?.send(encodeResize(rows, columns));
  }

  close(): void {
    if (this.live) this.socket?.send(DETACH);
    this.finish();
  }

  private take(data: ArrayBuffer, socket: Socket, owed: { bytes: number }): void {
    this.lastHeard = Date.now();
    const message = decode(data);
    switch (message.type) {
      case 'hello':
        // The offset is known with the screen that stands there: a link that drops in between must ask for that again.
        this.live = true;
        this.backoff.reset();
        this.lastDown = 0;
        this.receiver.hello(message.hello);
        this.sendAhead();
        this.receiver.state({ kind: 'live' });
        return;
      case 'snapshot':
        this.next = message.offset;
        this.receiver.snapshot(message.bytes, message.offset);
        return;
      case 'output':
        this.output(message.offset, message.bytes, () => this.repay(socket, owed, message.bytes.length));
        return;
      case 'gap':
        this.next = message.to;
        this.receiver.lost(message.to - message.from);
        return;
      case 'resized':
        this.receiver.resized(message.rows, message.columns);
        return;
      case 'termios':
        this.receiver.modes(message.echo, message.canonical);
        return;
      case 'ended':
        this.finish();
        this.receiver.state({ kind: 'ended', end: message.end });
        return;
      case 'error':
        this.receiver.problem(text(message.problem, 'code'), text(message.problem, 'message'));
        return;
      case 'pong':
      case 'unknown':
    }
  }

  private keep(bytes: Uint8Array): Typed {
    if (this.ahead === null) return 'refused';
    const held = this.ahead.reduce((sum, part) => sum + part.length, 0);
    if (held + bytes.length > AHEAD_LIMIT) return 'refused';
    this.ahead.push(bytes);
    return 'kept';
  }

  private sendAhead(): void {
    const ahead = this.ahead ?? [];
    this.ahead = null;
    for (const bytes of ahead) this.input(bytes);
  }

  private output(offset: number, bytes: Uint8Array, done: () => void): void {
    const expected = this.next ?? offset;
    if (offset > expected) {
      // Bytes are missing in between: ask for them.
      this.socket?.close();
      this.drop();
      return;
    }
    const seen = expected - offset;
    if (seen >= bytes.length) {
      done();
      return;
    }
    this.next = offset + bytes.length;
    this.receiver.output(seen === 0 ? bytes : bytes.subarray(seen), done);
  }

  private repay(socket: Socket, owed: { bytes: number }, count: number): void {
    owed.bytes += count;
    if (this.socket !== socket || owed.bytes < CREDIT_STEP) return;
    socket.send(encodeCredit(owed.bytes));
    owed.bytes = 0;
  }

  private beat(): void {
    if (this.socket === null) return;
    if (Date.now() - this.lastHeard > SILENCE_MILLIS) {
      this.socket.close();
      this.drop();
    } else if (this.live) {
      this.socket.send(PING);
    }
  }

  private drop(): void {
    this.socket = null;
    this.live = false;
    this.ahead = null;
    clearInterval(this.heartbeat);
    if (this.closed) return;
    if (this.lastDown === 0) this.lastDown = Date.now();
    this.receiver.state({ kind: 'waiting', since: this.lastDown });
    void this.options.diagnose().then((reason) => {
      if (this.closed || this.socket !== null) return;
      if (reason === null) this.retry = setTimeout(() => this.connect(), this.backoff.next());
      else {
        this.finish();
        this.receiver.state({ kind: 'failed', message: reason });
      }
    });
  }

  private finish(): void {
    this.closed = true;
    this.live = false;
    this.ahead = null;
    clearInterval(this.heartbeat);
    clearTimeout(this.retry);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}

function text(problem: Record<string, unknown>, name: string): string {
  const value = problem[name];
  return typeof value === 'string' ? value : '';
}
