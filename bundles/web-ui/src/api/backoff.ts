// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** Delays between tries: doubling, with a quarter of chance so that many pages do not come back in one moment. */
export class Backoff {
  private tries = 0;

  constructor(
    private readonly first: number,
    private readonly longest: number,
    private readonly random: () => number = Math.random,
  ) {}

  next(): number {
    const delay = Math.min(this.longest, this.first * 2 ** this.tries);
    this.tries++;
    return Math.round(delay * (0.75 + this.random() * 0.25));
  }

  reset(): void {
    this.tries = 0;
  }
}
