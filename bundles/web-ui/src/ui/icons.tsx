// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  download: 'M12 4v11m-5-4l5 5 5-5M5 20h14',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5m11-5v5h-5',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  kill: 'M12 3l9 16H3zM12 10v4m0 2.5v.01',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8z',
  plus: 'M12 5v14M5 12h14',
  replay: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M12 8v4l3 2',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12l4 4',
  send: 'M4 12l16-8-6 16-3-7z',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5',
  signout: 'M14 4h5v16h-5M4 12h11m-4-4l4 4-4 4',
  stop: 'M6 6h12v12H6z',
  terminal: 'M3 5h18v14H3zM7 9l3 3-3 3m6 0h4',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  upload: 'M12 16V5m-5 4l5-5 5 5M5 20h14',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l1.5 1H4.500zM10 20.500h4',
  again: 'M20 5v5h-5M19.500 10A8 8 0 1 0 20 14',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg className={`icon i-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
