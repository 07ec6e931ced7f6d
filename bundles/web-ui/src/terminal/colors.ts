// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ITheme } from '@xterm/xterm';

const DARK: ITheme = {
  background: '#0f1318',
  foreground: '#d6dde6',
  cursor: '#5cc8c0',
  cursorAccent: '#0f1318',
  selectionBackground: '#2f5d7c99',
  overviewRulerBorder: '#0000',
  scrollbarSliderBackground: '#8d99a640',
  scrollbarSliderHoverBackground: '#8d99a670',
  scrollbarSliderActiveBackground: '#8d99a690',
  black: '#1c232b',
  red: '#f07178',
  green: '#8fc98b',
  yellow: '#e6c07b',
  blue: '#6cb2f0',
  magenta: '#c795e6',
  cyan: '#5cc8c0',
  white: '#c3ccd6',
  brightBlack: '#66717d',
  brightRed: '#ff8f94',
  brightGreen: '#a8dfa4',
  brightYellow: '#f5d79a',
  brightBlue: '#93caff',
  brightMagenta: '#dcb3f5',
  brightCyan: '#85e0d9',
  brightWhite: '#f2f5f8',
};

const LIGHT: ITheme = {
  background: '#ffffff',
  foreground: '#1d2733',
  cursor: '#0b7d77',
  cursorAccent: '#ffffff',
  selectionBackground: '#9cc7e899',
  overviewRulerBorder: '#0000',
  scrollbarSliderBackground: '#5a677530',
  scrollbarSliderHoverBackground: '#5a677560',
  scrollbarSliderActiveBackground: '#5a677580',
  black: '#1d2733',
  red: '#b3261e',
  green: '#2f6f2b',
  yellow: '#85600a',
  blue: '#1b5fa8',
  magenta: '#7b3a9e',
  cyan: '#0b6f6a',
  white: '#5d6874',
  brightBlack: '#6b7682',
  brightRed: '#c8372d',
  brightGreen: '#3d8238',
  brightYellow: '#9b7210',
  brightBlue: '#2671c2',
  brightMagenta: '#924bb8',
  brightCyan: '#0d8681',
  brightWhite: '#37424e',
};

export function colors(dark: boolean): ITheme {
  return dark ? DARK : LIGHT;
}
