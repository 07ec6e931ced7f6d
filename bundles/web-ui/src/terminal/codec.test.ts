// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { decode, encodeCredit, encodeInput, encodeResize } from './codec';

function message(...bytes: number[]): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

const text = (value: string): number[] => [...new TextEncoder().encode(value)];

describe('ithaca.v1', () => {
  it('reads the greeting', () => {
    const hello = { session: 'abc1234', offset: 7, rows: 24, columns: 80, read_only: false };
    expect(decode(message(0x01, ...text(JSON.stringify(hello))))).toEqual({ type: 'hello', hello });
  });

  it('reads output with an offset beyond 32 bits', () => {
    expect(decode(message(0x03, 0, 0, 1, 0, 0, 0, 0, 2, 0x41, 0xff))).toEqual({
      type: 'output',
      offset: 2 ** 40 + 2,
      bytes: Uint8Array.of(0x41, 0xff),
    });
  });

  it('reads an empty snapshot', () => {
    expect(decode(message(0x02, 0, 0, 0, 0, 0, 0, 0, 9))).toEqual({ type: 'snapshot', offset: 9, bytes: new Uint8Array() });
  });

  it('reads how a session ended', () => {
    expect(decode(message(0x05, 1, 0xff, 0xff, 0xff, 0xff))).toEqual({ type: 'ended', end: { exitCode: -1, signal: null } });
    expect(decode(message(0x05, 0, 0, 0, 0, 0, ...text('SIGKILL')))).toEqual({
      type: 'ended',
      end: { exitCode: null, signal: 'SIGKILL' },
    });
  });

  it('reads sizes, gaps and the modes of the kernel', () => {
    expect(decode(message(0x04, 0, 50, 1, 0))).toEqual({ type: 'resized', rows: 50, columns: 256 });
    expect(decode(message(0x08, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0))).toEqual({ type: 'gap', from: 1, to: 256 });
    expect(decode(message(0x09, 3))).toEqual({ type: 'termios', echo: true, canonical: true });
    expect(decode(message(0x09, 2))).toEqual({ type: 'termios', echo: false, canonical: true });
  });

  it('takes messages of later servers for unknown', () => {
    expect(decode(message(0x7f, 1, 2))).toEqual({ type: 'unknown' });
  });

  it('writes sizes and credit in network order', () => {
    expect([...encodeResize(24, 300)]).toEqual([0x02, 0, 24, 1, 44]);
    expect([...encodeCredit(0x01020304)]).toEqual([0x03, 1, 2, 3, 4]);
  });

  it('cuts long input into messages that the server takes', () => {
    const input = Uint8Array.from({ length: 150_000 }, (_, index) => index % 251);
    const messages = encodeInput(input);
    expect(messages.map((part) => part.length)).toEqual([65_537, 65_537, 18_929]);
    expect(messages.every((part) => part[0] === 0x01)).toBe(true);
    expect(messages.flatMap((part) => [...part.subarray(1)])).toEqual([...input]);
  });
});
