// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Timeline } from '../api/types';

/** Points of time and the offset that output had reached then, both rising. */
export type Point = readonly [at: number, offset: number];

/** Pauses longer than this are cut to it while idle time is skipped. */
export const IDLE_MILLIS = 1_500;

/**
 * Maps the time of a replay, which begins at 0 and may have its long pauses cut out, to offsets of the log and back.
 */
export class Schedule {
  private readonly times: number[] = [];
  private readonly offsets: number[] = [];
  private readonly origins: number[] = [];

  constructor(points: readonly Point[], first: number, end: number, skipIdle: boolean) {
    let clock = 0;
    let previous: Point | null = null;
    for (const point of points) {
      const pause: number = previous === null ? 0 : Math.max(0, point[0] - previous[0]);
      clock += skipIdle ? Math.min(pause, IDLE_MILLIS) : pause;
      this.add(clock, clamp(point[1], first, end), point[0]);
      previous = point;
    }
    if (this.times.length === 0) this.add(0, first, 0);
    // What was written after the last point belongs to its moment.
    if (this.offsets.at(-1)! < end) this.add(clock, end, this.origins.at(-1)!);
  }

  get duration(): number {
    return this.times.at(-1)!;
  }

  /** The offset that output has reached at a time: between two points it comes evenly. */
  offsetAt(time: number): number {
    if (time >= this.duration) return this.offsets.at(-1)!;
    const after = this.times.findIndex((at) => at > time);
    if (after <= 0) return this.offsets[0]!;
    const from = this.times[after - 1]!;
    const share = (time - from) / (this.times[after]! - from);
    return Math.floor(this.offsets[after - 1]! + share * (this.offsets[after]! - this.offsets[after - 1]!));
  }

  /** The first time at which output has reached an offset. */
  timeOf(offset: number): number {
    const after = this.offsets.findIndex((at) => at >= offset);
    if (after < 0) return this.duration;
    if (after === 0 || this.offsets[after] === this.offsets[after - 1]) return this.times[after]!;
    const share = (offset - this.offsets[after - 1]!) / (this.offsets[after]! - this.offsets[after - 1]!);
    return this.times[after - 1]! + share * (this.times[after]! - this.times[after - 1]!);
  }

  /** The moment of the day that a time of the replay stands for. */
  momentOf(time: number): number {
    const after = this.times.findIndex((at) => at > time);
    if (after <= 0) return this.origins.at(after < 0 ? -1 : 0)!;
    const span = this.times[after]! - this.times[after - 1]!;
    const share = (time - this.times[after - 1]!) / span;
    return this.origins[after - 1]! + share * (this.origins[after]! - this.origins[after - 1]!);
  }

  private add(time: number, offset: number, origin: number): void {
    this.times.push(time);
    this.offsets.push(offset);
    this.origins.push(origin);
  }
}

/** All that is known of when which offset was reached: a short log has hardly a point in its index, but it has a beginning and an end. */
export function pointsOf(timeline: Pick<Timeline, 'points' | 'resizes' | 'markers'>): Point[] {
  const marks = [...timeline.resizes, ...timeline.markers].map((mark): Point => [Date.parse(mark.at), mark.offset]);
  const points: Point[] = [];
  for (const point of [...timeline.points, ...marks].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    if (point[0] >= (points.at(-1)?.[0] ?? 0)) points.push(point);
  }
  return points;
}

export interface Resize {
  offset: number;
  rows: number;
  columns: number;
}

/** The size that holds at an offset: of the last resize at or before it. */
export function sizeAt(resizes: readonly Resize[], offset: number): Resize | null {
  let found: Resize | null = null;
  for (const resize of resizes) if (resize.offset <= offset) found = resize;
  return found;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
