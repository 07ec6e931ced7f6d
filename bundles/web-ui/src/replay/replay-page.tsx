// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import type { Me, Timeline } from '../api/types';
import { follow } from '../router';
import { entriesFor } from '../sessions/actions';
import { AskedDialog } from '../sessions/asked-dialog';
import { nameOf } from '../sessions/arrange';
import { StatusBadge } from '../sessions/status-badge';
import { Screen } from '../terminal/screen';
import { SessionGone } from '../terminal/session-gone';
import { useSession } from '../terminal/use-session';
import { dateTime } from '../ui/format';
import { Icon } from '../ui/icons';
import { Menu } from '../ui/menu';
import { useStore } from '../ui/store';
import { useTitle } from '../ui/title';
import { Controls } from './controls';
import { LogSearch } from './log-search';
import { Player } from './player';
import { pointsOf, Schedule } from './schedule';
import { LogSource } from './source';

const JUMP_MILLIS = 5_000;

export default function ReplayPage({ id, me }: { id: string; me: Me }): ReactElement {
  const session = useSession(id);
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [searching, setSearching] = useState(false);
  const known = session !== null && session !== 'gone';
  const name = known ? nameOf(session) : id;

  useTitle(`Replay of ${name} · Ithaca`);
  useEffect(() => {
    api.timeline(id).then(setTimeline, (error: unknown) => setFailure(messageOf(error)));
  }, [id]);

  if (session === 'gone') return <SessionGone id={id} />;
  return (
    <div className="session-page">
      <header className="session-bar">
        <a className="button quiet square" href="/" onClick={follow} aria-label="All sessions" title="All sessions">
          <Icon name="back" />
        </a>
        <h1>{name}</h1>
        {known && <StatusBadge session={session} />}
        <span className="status">replay</span>
        <span className="space" />
        <button type="button" className="quiet square" aria-label="Search the log" aria-pressed={searching} onClick={() => setSearching(!searching)}>
          <Icon name="search" />
        </button>
        {known && <Menu label="More" icon="more" entries={entriesFor(session, me, 'replay')} />}
      </header>
      {failure && (
        <div className="banner failed" role="alert">
          {failure}
        </div>
      )}
      {timeline && <Replay id={id} timeline={timeline} searching={searching} />}
      <AskedDialog />
    </div>
  );
}

function Replay({ id, timeline, searching }: { id: string; timeline: Timeline; searching: boolean }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [skipIdle, setSkipIdle] = useState(true);
  const schedule = useMemo(
    () => new Schedule(pointsOf(timeline), timeline.first_offset, timeline.end_offset, skipIdle),
    [timeline, skipIdle],
  );
  const player = usePlayer(box, id, timeline, schedule);
  return (
    <div className="replay" onKeyDown={(event) => player && onKey(event, player)}>
      {searching && player && <LogSearch id={id} onFound={(offset) => player.seekOffset(offset)} />}
      <main className="terminal-area" aria-label="Replay" tabIndex={-1}>
        <div className="terminal-box" ref={box} />
      </main>
      {player && <Failure player={player} />}
      {player && (
        <Controls player={player} schedule={schedule} timeline={timeline} skipIdle={skipIdle} onSkipIdle={setSkipIdle} moment={dateTime} />
      )}
    </div>
  );
}

function Failure({ player }: { player: Player }): ReactElement | null {
  const { failure } = useStore(player.state);
  if (failure === null) return null;
  return (
    <div className="banner failed" role="alert">
      {failure}
    </div>
  );
}

function usePlayer(box: React.RefObject<HTMLDivElement | null>, id: string, timeline: Timeline, schedule: Schedule): Player | null {
  const [player, setPlayer] = useState<Player | null>(null);
  useEffect(() => {
    const screen = new Screen(box.current!, { readOnly: true, onLink: () => {} });
    let size = { rows: 24, columns: 80 };
    const resize = (rows: number, columns: number): void => {
      size = { rows, columns };
      screen.showWhole(rows, columns);
    };
    const write = (bytes: Uint8Array | string): Promise<void> => new Promise((done) => screen.terminal.write(bytes, done));
    // A replay must not reach the clipboard of the one who looks at it.
    screen.terminal.parser.registerOscHandler(52, () => true);
    const resizes = timeline.resizes.filter((change) => change.rows > 0 && change.columns > 0);
    const made = new Player(schedule, resizes, new LogSource(id, timeline.first_offset, timeline.end_offset), {
      reset: (rows, columns) => {
        screen.terminal.reset();
        resize(rows, columns);
      },
      resize,
      write,
    });
    const observer = new ResizeObserver(() => screen.showWhole(size.rows, size.columns));
    observer.observe(box.current!);
    let frame = requestAnimationFrame(function next() {
      made.tick();
      frame = requestAnimationFrame(next);
    });
    setPlayer(made);
    // What it came to is what most look for; Play begins at the beginning.
    made.seek(made.duration);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      made.dispose();
      screen.dispose();
    };
    // The schedule of later is given to the player by the next effect.
  }, [box, id, timeline]);
  useEffect(() => player?.reschedule(schedule), [player, schedule]);
  return player;
}

function onKey(event: KeyboardEvent, player: Player): void {
  if ((event.target as HTMLElement).closest('input:not([type=range]), select, button, [role=menu]')) return;
  const { time, playing } = player.state.get();
  const jump: Record<string, number> = {
    ArrowLeft: time - JUMP_MILLIS,
    ArrowRight: time + JUMP_MILLIS,
    PageUp: time - player.duration / 10,
    PageDown: time + player.duration / 10,
    Home: 0,
    End: player.duration,
  };
  if (event.key === ' ') playing ? player.pause() : player.play();
  else if (event.key in jump) player.seek(jump[event.key]!);
  else return;
  event.preventDefault();
}
