// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { Terminal } from '@xterm/xterm';

const SLOP_PIXELS = 8;
const FRICTION = 0.95;

/**
 * Scrolls by finger. The scrollback moves as far as the finger; to a program that has the whole screen or the mouse each step is a
 * turn of the wheel, which xterm takes to its mouse mode or to arrow keys, whichever is right just then.
 */
export function followTouch(terminal: Terminal): () => void {
  const element = terminal.element!;
  let last: { x: number; y: number; at: number } | null = null;
  let scrolling = false;
  let speed = 0;
  let frame = 0;

  let rest = 0;
  const turn = (pixels: number, x: number, y: number): void => {
    const target = element.querySelector('.xterm-screen') ?? element;
    if (terminal.buffer.active.type === 'normal' && terminal.modes.mouseTrackingMode === 'none') {
      rest += pixels / (target.clientHeight / terminal.rows);
      terminal.scrollLines(Math.trunc(rest));
      rest -= Math.trunc(rest);
      return;
    }
    target.dispatchEvent(
      new WheelEvent('wheel', { deltaY: pixels, deltaMode: WheelEvent.DOM_DELTA_PIXEL, clientX: x, clientY: y, bubbles: true, cancelable: true }),
    );
  };
  const glide = (x: number, y: number): void => {
    speed *= FRICTION;
    if (Math.abs(speed) < 0.02) return;
    turn(speed * 16, x, y);
    frame = requestAnimationFrame(() => glide(x, y));
  };
  const start = (event: TouchEvent): void => {
    cancelAnimationFrame(frame);
    const touch = event.touches[0]!;
    last = event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
    scrolling = false;
    speed = 0;
    rest = 0;
  };
  const move = (event: TouchEvent): void => {
    if (!last) return;
    const touch = event.touches[0]!;
    const delta = last.y - touch.clientY;
    if (!scrolling && Math.abs(delta) < SLOP_PIXELS) return;
    scrolling = true;
    event.preventDefault();
    speed = delta / Math.max(1, event.timeStamp - last.at);
    last = { x: touch.clientX, y: touch.clientY, at: event.timeStamp };
    turn(delta, touch.clientX, touch.clientY);
  };
  const end = (event: TouchEvent): void => {
    if (scrolling && last) {
      event.preventDefault();
      glide(last.x, last.y);
    }
    last = null;
  };

  element.addEventListener('touchstart', start, { passive: true });
  element.addEventListener('touchmove', move, { passive: false });
  element.addEventListener('touchend', end, { passive: false });
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener('touchstart', start);
    element.removeEventListener('touchmove', move);
    element.removeEventListener('touchend', end);
  };
}
