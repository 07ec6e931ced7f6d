// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { type ReactElement } from 'react';
import type { Timeline } from '../api/types';
import { clock } from '../ui/format';
import { Icon } from '../ui/icons';
import { useStore } from '../ui/store';
import type { Player } from './player';
import type { Schedule } from './schedule';

const SPEEDS = [0.5, 1, 2, 4, 8, 16];

interface Properties {
  player: Player;
  schedule: Schedule;
  timeline: Timeline;
  skipIdle: boolean;
  onSkipIdle(skip: boolean): void;
  moment(at: number): string;
}

export function Controls({ player, schedule, timeline, skipIdle, onSkipIdle, moment }: Properties): ReactElement {
  const { time, playing, busy } = useStore(player.state);
  const duration = Math.max(1, schedule.duration);
  const label = playing ? 'Pause' : 'Play';
  return (
    <footer className="replay-controls" aria-busy={busy}>
      <button type="button" className="primary square" aria-label={label} title={`${label} (Space)`} onClick={() => (playing ? player.pause() : player.play())}>
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <div className="scrubber">
        <input
          type="range"
          aria-label="Time"
          aria-valuetext={`${clock(time)} of ${clock(duration)}`}
          min={0}
          max={duration}
          step={1}
          value={Math.min(time, duration)}
          onChange={(event) => player.seek(event.target.valueAsNumber)}
        />
        <svg className="marks" viewBox="0 0 1000 4" preserveAspectRatio="none" aria-hidden="true">
          {timeline.resizes.map((resize, index) => (
            <rect key={index} x={(schedule.timeOf(resize.offset) / duration) * 1000} y="0" width="2" height="4" />
          ))}
        </svg>
      </div>
      <span className="time" title={moment(schedule.momentOf(time))}>
        {clock(time)} / {clock(duration)}
      </span>
      <span className="moment wide-only">{moment(schedule.momentOf(time))}</span>
      <select aria-label="Speed" defaultValue={player.speed} onChange={(event) => (player.speed = Number(event.target.value))}>
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
      <label className="check">
        <input type="checkbox" checked={skipIdle} onChange={(event) => onSkipIdle(event.target.checked)} />
        <span>Skip pauses</span>
      </label>
    </footer>
  );
}
