// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { IDLE_MILLIS, pointsOf, Schedule, sizeAt, type Point } from './schedule';

const POINTS: Point[] = [
  [1_000_000, 0],
  [1_001_000, 100],
  [1_061_000, 110],
];

describe('the schedule of a replay', () => {
  it('lets bytes come evenly between two points', () => {
    const schedule = new Schedule(POINTS, 0, 110, false);
    expect(schedule.duration).toBe(61_000);
    expect([0, 500, 1000, 31_000, 99_000].map((time) => schedule.offsetAt(time))).toEqual([0, 50, 100, 105, 110]);
  });

  it('cuts long pauses', () => {
    const schedule = new Schedule(POINTS, 0, 110, true);
    expect(schedule.duration).toBe(1000 + IDLE_MILLIS);
    expect(schedule.momentOf(1000)).toBe(1_001_000);
    expect(schedule.momentOf(1000 + IDLE_MILLIS / 2)).toBe(1_031_000);
  });

  it('finds the time of an offset', () => {
    const schedule = new Schedule(POINTS, 0, 110, false);
    expect([0, 50, 100, 110, 500].map((offset) => schedule.timeOf(offset))).toEqual([0, 500, 1000, 61_000, 61_000]);
  });

  it('begins where the log still is', () => {
    const schedule = new Schedule(POINTS, 60, 110, false);
    expect(schedule.offsetAt(0)).toBe(60);
    expect(schedule.offsetAt(61_000)).toBe(110);
  });

  it('shows a log without points at once', () => {
    const schedule = new Schedule([], 5, 50, true);
    expect(schedule.duration).toBe(0);
    expect(schedule.offsetAt(0)).toBe(50);
  });

  it('takes the beginning and the end of a log for points', () => {
    const at = (millis: number): string => new Date(1_000_000 + millis).toISOString();
    const points = pointsOf({
      points: [[1_000_900, 40]],
      resizes: [{ offset: 10, at: at(200), rows: 24, columns: 80 }],
      markers: [
        { offset: 0, at: at(0), kind: 'started' },
        { offset: 30, at: at(100), kind: 'input' },
        { offset: 50, at: at(1_800), kind: 'ended' },
      ],
    });
    expect(points).toEqual([
      [1_000_000, 0],
      [1_000_200, 10],
      [1_000_900, 40],
      [1_001_800, 50],
    ]);
  });

  it('knows the size at an offset', () => {
    const resizes = [
      { offset: 10, rows: 24, columns: 80 },
      { offset: 50, rows: 30, columns: 100 },
    ];
    expect(sizeAt(resizes, 5)).toBeNull();
    expect(sizeAt(resizes, 49)?.columns).toBe(80);
    expect(sizeAt(resizes, 50)?.columns).toBe(100);
  });
});
