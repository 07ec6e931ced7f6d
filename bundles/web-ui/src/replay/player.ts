// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Screen as ScreenState } from '../api/types';
import { Store } from '../ui/store';
import { sizeAt, type Resize, type Schedule } from './schedule';

/** Where bytes of the log, and the screen at an offset of it, come from. */
export interface Source {
  read(from: number): Promise<Uint8Array>;
  ahead(from: number): void;
  screen(offset: number, signal: AbortSignal): Promise<Pick<ScreenState, 'rows' | 'columns' | 'ansi'>>;
}

/** Where they are shown. `write` ends when they are on the screen. */
export interface Display {
  reset(rows: number, columns: number): void;
  resize(rows: number, columns: number): void;
  write(bytes: Uint8Array | string): Promise<void>;
}

export interface Playing {
  time: number;
  playing: boolean;
  busy: boolean;
  failure: string | null;
}

/** Further ahead than this a jump asks for the screen there instead of showing all bytes between. */
const STEP_OVER = 256 * 1024;

/** Shows a log as it was written. One piece of work at a time; a newer wish replaces an older one. */
export class Player {
  readonly state = new Store<Playing>({ time: 0, playing: false, busy: false, failure: null });
  speed = 1;
  private shown: number | null = null;
  private wanted: number | null = null;
  private current = new AbortController();
  private working = false;
  private lastTick = 0;

  constructor(
    private schedule: Schedule,
    private readonly resizes: readonly Resize[],
    private readonly source: Source,
    private readonly display: Display,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Another measure of time, as when pauses are skipped; what is shown stays, and the end stays the end. */
  reschedule(schedule: Schedule): void {
    const { time } = this.state.get();
    const to = time >= this.duration ? schedule.duration : schedule.timeOf(this.schedule.offsetAt(time));
    this.schedule = schedule;
    this.state.update((state) => ({ ...state, time: to }));
  }

  get duration(): number {
    return this.schedule.duration;
  }

  play(): void {
    if (this.state.get().time >= this.duration) this.seek(0);
    this.lastTick = this.now();
    this.state.update((state) => ({ ...state, playing: true }));
  }

  pause(): void {
    this.state.update((state) => ({ ...state, playing: false }));
  }

  seek(time: number): void {
    const to = Math.min(this.duration, Math.max(0, time));
    this.state.update((state) => ({ ...state, time: to }));
    this.show(this.schedule.offsetAt(to));
  }

  seekOffset(offset: number): void {
    this.state.update((state) => ({ ...state, time: this.schedule.timeOf(offset) }));
    this.show(offset);
  }

  /** To be called for each frame while playing. Time stands still while bytes are on their way. */
  tick(): void {
    const now = this.now();
    const passed = (now - this.lastTick) * this.speed;
    this.lastTick = now;
    const { playing, time } = this.state.get();
    if (!playing || this.working) return;
    const to = Math.min(this.duration, time + passed);
    this.state.update((state) => ({ ...state, time: to, playing: to < this.duration }));
    this.show(this.schedule.offsetAt(to));
  }

  dispose(): void {
    this.pause();
    this.wanted = null;
    this.current.abort();
  }

  private show(offset: number): void {
    this.wanted = offset;
    if (this.shown !== null && (offset < this.shown || offset - this.shown > STEP_OVER)) this.current.abort();
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    const slow = setTimeout(() => this.state.update((state) => ({ ...state, busy: true })), 150);
    let failure: string | null = null;
    try {
      while (this.wanted !== null) {
        const to = this.wanted;
        this.wanted = null;
        this.current = new AbortController();
        await this.reach(to, this.current.signal);
      }
    } catch (error) {
      if (!this.current.signal.aborted) failure = error instanceof Error ? error.message : String(error);
    } finally {
      clearTimeout(slow);
      this.working = false;
      this.state.update((state) => ({ ...state, busy: false, failure, playing: state.playing && failure === null }));
    }
    if (this.wanted !== null && failure === null) void this.work();
  }

  private async reach(to: number, stopped: AbortSignal): Promise<void> {
    if (this.shown === null || to < this.shown || to - this.shown > STEP_OVER) {
      const screen = await this.source.screen(to, stopped);
      this.display.reset(screen.rows, screen.columns);
      await this.display.write(screen.ansi);
      this.shown = to;
    }
    while (this.shown < to && !stopped.aborted) await this.advance(this.shown, to);
  }

  /** Writes up to the next change of size, or to the goal. */
  private async advance(from: number, to: number): Promise<void> {
    const resize = this.resizes.find((candidate) => candidate.offset > from && candidate.offset <= to);
    const bytes = (await this.source.read(from)).subarray(0, (resize?.offset ?? to) - from);
    if (bytes.length === 0) throw new Error('the log ends early');
    await this.display.write(bytes);
    this.shown = from + bytes.length;
    this.source.ahead(this.shown);
    if (resize && this.shown === resize.offset) {
      const size = sizeAt(this.resizes, this.shown)!;
      this.display.resize(size.rows, size.columns);
    }
  }
}
