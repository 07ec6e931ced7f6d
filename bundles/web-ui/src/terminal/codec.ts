// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the WebSocket subprotocol ithaca.v1: one byte of type, then integers in network order. */
export const SUBPROTOCOL = 'ithaca.v1';

/** Bytes of output the server may send before the first credit. */
export const INITIAL_CREDIT = 256 * 1024;

/** The most the server takes in one message of input. */
const INPUT_LIMIT = 64 * 1024;

export interface Hello {
  session: string;
  offset: number;
  rows: number;
  columns: number;
  read_only: boolean;
}

export interface End {
  exitCode: number | null;
  signal: string | null;
}

export type ServerMessage =
  | { type: 'hello'; hello: Hello }
  | { type: 'snapshot'; offset: number; bytes: Uint8Array }
  | { type: 'output'; offset: number; bytes: Uint8Array }
  | { type: 'resized'; rows: number; columns: number }
  | { type: 'ended'; end: End }
  | { type: 'error'; problem: Record<string, unknown> }
  | { type: 'pong' }
  | { type: 'gap'; from: number; to: number }
  | { type: 'termios'; echo: boolean; canonical: boolean }
  | { type: 'unknown' };

export function decode(message: ArrayBuffer): ServerMessage {
  const view = new DataView(message);
  const offset = (at: number): number => Number(view.getBigUint64(at));
  switch (view.getUint8(0)) {
    case 0x01:
      return { type: 'hello', hello: JSON.parse(text(message, 1)) as Hello };
    case 0x02:
      return { type: 'snapshot', offset: offset(1), bytes: new Uint8Array(message, 9) };
    case 0x03:
      return { type: 'output', offset: offset(1), bytes: new Uint8Array(message, 9) };
    case 0x04:
      return { type: 'resized', rows: view.getUint16(1), columns: view.getUint16(3) };
    case 0x05:
      return {
        type: 'ended',
        end: { exitCode: view.getUint8(1) === 1 ? view.getInt32(2) : null, signal: text(message, 6) || null },
      };
    case 0x06:
      return { type: 'error', problem: JSON.parse(text(message, 1)) as Record<string, unknown> };
    case 0x07:
      return { type: 'pong' };
    case 0x08:
      return { type: 'gap', from: offset(1), to: offset(9) };
    case 0x09:
      return { type: 'termios', echo: (view.getUint8(1) & 1) !== 0, canonical: (view.getUint8(1) & 2) !== 0 };
    default:
      // A later server may say more; what it says is not needed to show what it sends.
      return { type: 'unknown' };
  }
}

/** Input in as many messages as it takes. */
export function encodeInput(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const messages: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += INPUT_LIMIT) {
    const part = bytes.subarray(at, at + INPUT_LIMIT);
    const message = new Uint8Array(part.length + 1);
    message[0] = 0x01;
    message.set(part, 1);
    messages.push(message);
  }
  return messages;
}

export function encodeResize(rows: number, columns: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, 0x02);
  view.setUint16(1, rows);
  view.setUint16(3, columns);
  return new Uint8Array(view.buffer);
}

export function encodeCredit(count: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, 0x03);
  view.setUint32(1, count);
  return new Uint8Array(view.buffer);
}

export const PING = Uint8Array.of(0x04);
export const DETACH = Uint8Array.of(0x05);

function text(message: ArrayBuffer, from: number): string {
  return from >= message.byteLength ? '' : new TextDecoder().decode(new Uint8Array(message, from));
}
