// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, vi } from 'vitest';
import { Player, type Display, type Source } from './player';
import { Schedule } from './schedule';

const LOG = 'abcdefghijklmnopqrst';

/** A display that keeps what it was told, and a log of one letter every 100 ms. */
function setUp(resizes: { offset: number; rows: number; columns: number }[] = []) {
  const shown: string[] = [];
  const display: Display = {
    reset: (rows, columns) => void shown.push(`<${columns}x${rows}>`),
    resize: (rows, columns) => void shown.push(`[${columns}x${rows}]`),
    write: (bytes) => {
      shown.push(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
  };
  const source: Source = {
    read: (from) => Promise.resolve(new TextEncoder().encode(LOG.slice(from, from + 6))),
    ahead: () => {},
    screen: (offset) => Promise.resolve({ rows: 24, columns: 80, ansi: `{${offset}}` }),
  };
  const clock = { now: 0 };
  const schedule = new Schedule(
    [
      [0, 0],
      [2_000, 20],
    ],
    0,
    20,
    false,
  );
  const player = new Player(schedule, resizes, source, display, () => clock.now);
  const settled = (): Promise<void> => vi.waitFor(() => expect(player.state.get().busy).toBe(false)).then(() => new Promise((done) => setTimeout(done)));
  const text = (): string => shown.join('');
  return { player, clock, settled, text };
}

describe('a replay', () => {
  it('begins with the screen and plays every byte once', async () => {
    const { player, clock, settled, text } = setUp();
    player.seek(0);
    await settled();
    player.play();
    for (let index = 0; index < 25; index++) {
      clock.now += 100;
      player.tick();
      await settled();
    }
    expect(text()).toBe(`<80x24>{0}${LOG}`);
    expect(player.state.get()).toMatchObject({ playing: false, time: 2_000 });
  });

  it('applies changes of size at their byte', async () => {
    const { player, settled, text } = setUp([{ offset: 8, rows: 30, columns: 100 }]);
    player.seek(0);
    await settled();
    player.seek(1_200);
    await settled();
    expect(text()).toBe('<80x24>{0}abcdefgh[100x30]ijkl');
  });

  it('asks for the screen to go back', async () => {
    const { player, settled, text } = setUp();
    player.seek(1_000);
    await settled();
    player.seek(500);
    await settled();
    expect(text()).toBe('<80x24>{10}<80x24>{5}');
  });

  it('plays faster', async () => {
    const { player, clock, settled } = setUp();
    player.seek(0);
    await settled();
    player.speed = 4;
    player.play();
    clock.now += 250;
    player.tick();
    await settled();
    expect(player.state.get().time).toBe(1_000);
  });

  it('stays at its end under another measure of time', async () => {
    const { player, settled } = setUp();
    player.seek(player.duration);
    await settled();
    // The log has ended a second after its last byte.
    player.reschedule(new Schedule([[0, 0], [2_000, 20], [3_000, 20]], 0, 20, false));
    expect(player.state.get().time).toBe(3_000);
    player.play();
    expect(player.state.get().time).toBe(0);
  });

  it('goes to an offset that a search has found', async () => {
    const { player, settled } = setUp();
    player.seekOffset(15);
    await settled();
    expect(player.state.get().time).toBe(1_500);
  });
});
