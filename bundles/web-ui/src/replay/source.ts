// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api, http, sessionPath } from '../api/client';
import { Problem } from '../api/problem';

export const CHUNK = 128 * 1024;
const KEPT = 64;

/** The log of a session by ranges, a bounded number of them kept. */
export class LogSource {
  private readonly chunks = new Map<number, Promise<Uint8Array>>();

  constructor(
    private readonly id: string,
    private readonly first: number,
    private readonly end: number,
  ) {}

  /** The bytes from `from`, up to the end of their chunk; none at the end of the log. */
  async read(from: number): Promise<Uint8Array> {
    if (from >= this.end) return new Uint8Array();
    const index = Math.floor(from / CHUNK);
    const chunk = await this.chunk(index);
    return chunk.subarray(from - this.begin(index));
  }

  /** Has the next chunk under way before it is needed. */
  ahead(from: number): void {
    const index = Math.floor(from / CHUNK) + 1;
    if (index * CHUNK < this.end) void this.chunk(index).catch(() => {});
  }

  private begin(index: number): number {
    return Math.max(this.first, index * CHUNK);
  }

  private chunk(index: number): Promise<Uint8Array> {
    const kept = this.chunks.get(index);
    if (kept) return kept;
    const chunk = this.fetch(this.begin(index), Math.min(this.end, (index + 1) * CHUNK));
    this.chunks.set(index, chunk);
    chunk.catch(() => this.chunks.delete(index));
    if (this.chunks.size > KEPT) this.chunks.delete(this.chunks.keys().next().value!);
    return chunk;
  }

  private async fetch(from: number, to: number): Promise<Uint8Array> {
    const response = await http.call(`${sessionPath(this.id)}/output`, { headers: { Range: `bytes=${from}-${to - 1}` } });
    if (response.status !== 206) throw new Problem(response.status, 'range', 'the server sent no range of the log');
    return new Uint8Array(await response.arrayBuffer());
  }

  screen(offset: number, signal: AbortSignal) {
    return api.screen(this.id, offset, 0, signal);
  }
}
