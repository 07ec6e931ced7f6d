// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useStore } from '../ui/store';
import type { Attachment } from './attachment';
import type { QuickKey } from './keys';

/** The more needed ones first: a narrow phone shows seven, and the rest by a push of the finger. */
const KEYS: { label: string; name: string; key?: QuickKey; text?: string }[] = [
  { label: 'Esc', name: 'Escape', key: 'escape' },
  { label: 'Tab', name: 'Tab', key: 'tab' },
  { label: '↑', name: 'Up', key: 'up' },
  { label: '↓', name: 'Down', key: 'down' },
  { label: '←', name: 'Left', key: 'left' },
  { label: '→', name: 'Right', key: 'right' },
  { label: '^C', name: 'Control C', text: '\x03' },
  { label: '^D', name: 'Control D', text: '\x04' },
  { label: '^Z', name: 'Control Z', text: '\x1a' },
  { label: '⏎', name: 'Enter', key: 'enter' },
  { label: '⇧Tab', name: 'Shift Tab', key: 'shift+tab' },
  { label: 'PgUp', name: 'Page up', key: 'page-up' },
  { label: 'PgDn', name: 'Page down', key: 'page-down' },
  { label: 'Home', name: 'Home', key: 'home' },
  { label: 'End', name: 'End', key: 'end' },
];

/** Keys that a phone's keyboard lacks. A press does not take the focus, so the keyboard stays as it is. */
export function QuickKeys({ attachment }: { attachment: Attachment }): ReactElement {
  const sticky = useStore(attachment.stickyControl);
  const press = (key: QuickKey | undefined, text: string | undefined): void => {
    if (key) attachment.press(key);
    else attachment.type(text!);
  };
  return (
    <div className="quick-keys" role="toolbar" aria-label="Keys" onPointerDown={(event) => event.preventDefault()}>
      <button type="button" aria-pressed={sticky} aria-label="Control, for the next key" onClick={() => attachment.stickyControl.set(!sticky)}>
        Ctrl
      </button>
      {KEYS.map(({ label, name, key, text }) => (
        <button type="button" key={name} aria-label={name} onClick={() => press(key, text)}>
          {label}
        </button>
      ))}
    </div>
  );
}
