// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { followVisibleArea } from './visible-area';

let style: Record<string, string>;
let keyboard: boolean;
let viewport: EventTarget & { height: number; offsetTop: number; scale: number };

beforeEach(() => {
  style = {};
  keyboard = false;
  vi.stubGlobal('window', { innerHeight: 740 });
  vi.stubGlobal('document', {
    documentElement: {
      style: { setProperty: (name: string, value: string) => (style[name] = value) },
      toggleAttribute: (_name: string, on: boolean) => (keyboard = on),
    },
  });
  viewport = Object.assign(new EventTarget(), { height: 740, offsetTop: 0, scale: 1 });
  followVisibleArea(viewport as unknown as VisualViewport);
});

const become = (event: string, part: Partial<typeof viewport>): void => {
  Object.assign(viewport, part);
  viewport.dispatchEvent(new Event(event));
};

test('follows a keyboard that pushes the page up', () => {
  become('resize', { height: 400 });
  become('scroll', { offsetTop: 90 });
  expect(style).toEqual({ '--visible-height': '400px', '--visible-top': '90px' });
  expect(keyboard).toBe(true);
  become('resize', { height: 740, offsetTop: 0 });
  expect(style).toEqual({ '--visible-height': '740px', '--visible-top': '0px' });
  expect(keyboard).toBe(false);
});

test('takes an address bar for no keyboard, and leaves a pinch alone', () => {
  become('resize', { height: 680 });
  expect(keyboard).toBe(false);
  become('resize', { height: 300, scale: 2 });
  expect(style['--visible-height']).toBe('680px');
});
