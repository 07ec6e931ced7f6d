// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

export type QuickKey = 'escape' | 'tab' | 'shift+tab' | 'enter' | 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'page-up' | 'page-down';

const CURSOR: Partial<Record<QuickKey, string>> = { up: 'A', down: 'B', right: 'C', left: 'D', home: 'H', end: 'F' };

const PLAIN: Partial<Record<QuickKey, string>> = {
  escape: '\x1b',
  tab: '\t',
  'shift+tab': '\x1b[Z',
  enter: '\r',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
};

/** The bytes of a key, as a terminal in this mode sends them (DECCKM). */
export function keyBytes(key: QuickKey, applicationCursorKeys: boolean, ctrl = false): string {
  const letter = CURSOR[key];
  if (letter === undefined) return PLAIN[key]!;
  if (ctrl) return `\x1b[1;5${letter}`;
  return `\x1b${applicationCursorKeys ? 'O' : '['}${letter}`;
}

/** What Ctrl with a typed character sends; the character itself if there is no such control character. */
export function control(character: string): string {
  if (character === ' ' || character === '@') return '\0';
  if (character === '?') return '\x7f';
  const code = character.toUpperCase().charCodeAt(0);
  return character.length === 1 && code >= 0x41 && code <= 0x5f ? String.fromCharCode(code & 0x1f) : character;
}
