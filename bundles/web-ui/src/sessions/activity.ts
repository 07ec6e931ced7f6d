// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
export const BUCKETS = 40;
export const BUCKET_MILLIS = 2_000;

/** Bytes of output in the last 80 seconds, in buckets of two. */
export class Activity {
  private readonly counts = new Float64Array(BUCKETS);
  private newest = 0;
  private total: number | null = null;
  private first: number | null = null;

  /** Takes the total of a session; what is new since the last total falls into the bucket of now. */
  record(total: number, now: number): void {
    this.advance(now);
    this.first ??= now;
    if (this.total !== null && total > this.total) {
      const at = this.newest % BUCKETS;
      this.counts[at] = this.counts[at]! + total - this.total;
    }
    this.total = total;
  }

  /** For how many seconds it has been looked at, as far as it reaches. */
  seconds(now: number): number {
    return Math.round(Math.min(BUCKETS * BUCKET_MILLIS, this.first === null ? 0 : now - this.first) / 1000);
  }

  /** Oldest first. */
  values(now: number): number[] {
    this.advance(now);
    return Array.from({ length: BUCKETS }, (_, index) => this.counts[(this.newest + 1 + index) % BUCKETS]!);
  }

  private advance(now: number): void {
    const bucket = Math.floor(now / BUCKET_MILLIS);
    const from = Math.max(this.newest + 1, bucket - BUCKETS + 1);
    for (let at = from; at <= bucket; at++) this.counts[at % BUCKETS] = 0;
    this.newest = Math.max(this.newest, bucket);
  }
}

/** The line of a sparkline in a box of this size; null when there was nothing. */
export function sparkline(values: readonly number[], width: number, height: number): string | null {
  const peak = Math.max(...values);
  if (peak <= 0) return null;
  // A logarithm, or one burst would flatten everything beside it.
  const scale = Math.log1p(peak);
  const step = width / (values.length - 1);
  return values
    .map((value, index) => {
      const y = height - 1 - (Math.log1p(value) / scale) * (height - 2);
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
