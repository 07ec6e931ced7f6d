// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INITIAL_CREDIT } from './codec';
import { Link, type LinkState, type Socket } from './link';

/** The other end of a link, as a test plays it. */
class FakeSocket implements Socket {
  binaryType: BinaryType = 'blob';
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: Uint8Array[] = [];
  closed = false;

  constructor(readonly resume: number | null) {}

  send(data: Uint8Array<ArrayBuffer>): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
  }

  hello(offset: number): void {
    const json = JSON.stringify({ session: 's', offset, rows: 24, columns: 80, read_only: false });
    this.deliver(0x01, new TextEncoder().encode(json));
  }

  snapshot(offset: number, text: string): void {
    this.deliver(0x02, u64(offset), new TextEncoder().encode(text));
  }

  output(offset: number, bytes: Uint8Array | string): void {
    this.deliver(0x03, u64(offset), typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  }

  deliver(type: number, ...parts: Uint8Array[]): void {
    const message = Uint8Array.from([type, ...parts.flatMap((part) => [...part])]);
    this.onmessage?.({ data: message.buffer } as MessageEvent<ArrayBuffer>);
  }

  drop(): void {
    this.onclose?.({} as CloseEvent);
  }

  /** Sum of all credit given. */
  credit(): number {
    return this.sent.filter((data) => data[0] === 0x03).reduce((sum, data) => sum + new DataView(data.buffer).getUint32(1), 0);
  }
}

function u64(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value));
  return new Uint8Array(view.buffer);
}

describe('a link', () => {
  let sockets: FakeSocket[];
  let screen: string;
  let states: LinkState[];
  let held: (() => void)[];
  let reason: string | null;
  let link: Link;
  const decoder = new TextDecoder();
  const socket = (): FakeSocket => sockets.at(-1)!;

  beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    screen = '';
    states = [];
    held = [];
    reason = null;
    link = new Link(
      {
        open: (resume) => {
          sockets.push(new FakeSocket(resume));
          return socket();
        },
        diagnose: () => Promise.resolve(reason),
        random: () => 1,
      },
      {
        hello: () => {},
        snapshot: (bytes) => (screen = decoder.decode(bytes)),
        output: (bytes, done) => {
          screen += decoder.decode(bytes);
          held.push(done);
        },
        resized: () => {},
        modes: () => {},
        problem: (code) => (screen += `<${code}>`),
        lost: (count) => (screen += `<${count} lost>`),
        state: (state) => states.push(state),
      },
    );
    link.connect();
  });

  afterEach(() => {
    link.close();
    vi.useRealTimers();
  });

  const attached = (): void => {
    socket().hello(100);
    socket().snapshot(100, 'screen:');
  };

  const reconnect = async (): Promise<void> => {
    socket().drop();
    await vi.advanceTimersByTimeAsync(200);
  };

  it('begins with a snapshot and goes on with output', () => {
    attached();
    socket().output(100, 'ab');
    socket().output(102, 'cd');
    expect(screen).toBe('screen:abcd');
    expect(link.offset).toBe(104);
    expect(states.map((state) => state.kind)).toEqual(['connecting', 'live']);
  });

  it('comes back at the very next byte', async () => {
    attached();
    socket().output(100, 'abc');
    await reconnect();
    expect(socket().resume).toBe(103);
    socket().hello(103);
    socket().output(103, 'def');
    expect(screen).toBe('screen:abcdef');
  });

  it('asks for the screen again if the link drops before it has come', async () => {
    socket().hello(100);
    await reconnect();
    expect(socket().resume).toBeNull();
    socket().hello(120);
    socket().snapshot(120, 'screen:');
    socket().output(120, 'ab');
    expect(screen).toBe('screen:ab');
  });

  it('drops what it has seen, in whole and in part', () => {
    attached();
    socket().output(100, 'abcd');
    socket().output(100, 'abcd');
    socket().output(102, 'cdef');
    expect(screen).toBe('screen:abcdef');
  });

  it('asks again when bytes are missing in between', async () => {
    attached();
    socket().output(100, 'ab');
    const broken = socket();
    broken.output(109, 'z');
    await vi.advanceTimersByTimeAsync(200);
    expect(broken.closed).toBe(true);
    expect(socket().resume).toBe(102);
    expect(screen).toBe('screen:ab');
  });

  it('says what is gone from the log', () => {
    attached();
    socket().deliver(0x08, u64(100), u64(150));
    socket().output(150, 'z');
    expect(screen).toBe('screen:<50 lost>z');
  });

  it('delivers every byte once over many broken connections', async () => {
    const seed = 20_261_122;
    let random = seed;
    const next = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
    const log = Array.from({ length: 5_000 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
    socket().hello(0);
    socket().snapshot(0, '');
    let sent = 0;
    while (screen.length < log.length) {
      const length = 1 + next(400);
      // A server may also begin a little earlier than asked.
      const from = Math.max(0, sent - next(20));
      socket().output(from, log.slice(from, from + length));
      sent = Math.max(sent, Math.min(log.length, from + length));
      if (next(4) === 0) {
        await reconnect();
        socket().hello(link.offset!);
        sent = socket().resume!;
      }
    }
    expect(screen, `seed ${seed}`).toBe(log);
  });

  it('gives credit only for what the terminal has used up', () => {
    attached();
    socket().output(100, new Uint8Array(INITIAL_CREDIT / 2));
    socket().output(100 + INITIAL_CREDIT / 2, new Uint8Array(INITIAL_CREDIT / 2));
    expect(socket().credit()).toBe(0);
    held[0]!();
    expect(socket().credit()).toBe(INITIAL_CREDIT / 2);
    held[1]!();
    expect(socket().credit()).toBe(INITIAL_CREDIT);
  });

  it('gives a new connection no credit for bytes of an old one', async () => {
    attached();
    socket().output(100, new Uint8Array(INITIAL_CREDIT));
    await reconnect();
    socket().hello(100 + INITIAL_CREDIT);
    held[0]!();
    expect(socket().credit()).toBe(0);
  });

  const typed = (): string =>
    sockets.flatMap((each) => each.sent.filter((data) => data[0] === 0x01).map((data) => decoder.decode(data.subarray(1)))).join('|');
  const keys = (text: string): string => link.input(new TextEncoder().encode(text));

  it('keeps what is typed before the first connection, and sends it once and in order', async () => {
    expect([keys('ls'), keys('\r')]).toEqual(['kept', 'kept']);
    expect(typed()).toBe('');
    attached();
    expect(typed()).toBe('ls|\r');
    expect(keys('x')).toBe('sent');
    await reconnect();
    socket().hello(100);
    expect(typed()).toBe('ls|\r|x');
  });

  it('keeps 4 KiB and refuses the rest', () => {
    const most = 'm'.repeat(4096);
    expect([keys(most), keys('x')]).toEqual(['kept', 'refused']);
    attached();
    expect(typed()).toBe(most);
  });

  it('forgets what was typed ahead when the first connection fails', async () => {
    keys('rm');
    await reconnect();
    expect(keys('x')).toBe('refused');
    attached();
    expect(typed()).toBe('');
  });

  it('takes no keys while the link is down', () => {
    attached();
    socket().drop();
    expect(keys('x')).toBe('refused');
    expect(states.at(-1)!.kind).toBe('waiting');
  });

  it('waits longer with each failure, and starts anew after a success', async () => {
    attached();
    const waits: number[] = [];
    for (let index = 0; index < 8; index++) {
      const before = Date.now();
      const count = sockets.length;
      socket().drop();
      while (sockets.length === count) await vi.advanceTimersByTimeAsync(10);
      waits.push(Date.now() - before);
    }
    expect(waits).toEqual([120, 240, 480, 960, 1920, 3840, 4000, 4000]);
    socket().hello(100);
    await reconnect();
    expect(sockets.length).toBe(10);
  });

  it('tries at once when the page is seen again', async () => {
    attached();
    socket().drop();
    await vi.advanceTimersByTimeAsync(0);
    link.hurry();
    expect(sockets.length).toBe(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sockets.length).toBe(2);
  });

  it('stops when the session is gone', async () => {
    attached();
    reason = 'session not found';
    await reconnect();
    expect(sockets.length).toBe(1);
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'session not found' });
  });

  it('takes silence for a dead link', async () => {
    attached();
    const silent = socket();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(silent.sent.some((data) => data[0] === 0x04)).toBe(true);
    await vi.advanceTimersByTimeAsync(21_000);
    expect(silent.closed).toBe(true);
    expect(socket().resume).toBe(100);
  });

  it('goes on after a refusal', () => {
    attached();
    socket().deliver(0x06, new TextEncoder().encode('{"code":"session.busy","message":"not typed"}'));
    socket().output(100, 'a');
    expect(screen).toBe('screen:<session.busy>a');
    expect(link.isLive).toBe(true);
  });

  it('needs no snapshot of an empty screen', () => {
    socket().hello(0);
    socket().output(0, 'a');
    expect(screen).toBe('a');
  });

  it('ends with the session', async () => {
    attached();
    socket().deliver(0x05, Uint8Array.of(1, 0, 0, 0, 3));
    socket().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sockets.length).toBe(1);
    expect(states.at(-1)).toEqual({ kind: 'ended', end: { exitCode: 3, signal: null } });
  });
});
