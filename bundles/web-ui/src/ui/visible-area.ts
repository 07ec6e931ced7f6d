// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** Less than this is no keyboard: an address bar that comes and goes, say. */
const KEYBOARD_PIXELS = 120;

/**
 * Tells the style sheet what part of the window a soft keyboard leaves free. Where the browser makes the page smaller by itself that is
 * all of it; elsewhere (iOS) the page keeps its size, is pushed up, and only visualViewport tells.
 */
export function followVisibleArea(viewport: VisualViewport | null = window.visualViewport): void {
  if (!viewport) return;
  const root = document.documentElement;
  const apply = (): void => {
    // A pinch changes it too, and then the page stays as it is.
    if (viewport.scale > 1.01) return;
    root.style.setProperty('--visible-height', `${viewport.height}px`);
    root.style.setProperty('--visible-top', `${viewport.offsetTop}px`);
    root.toggleAttribute('data-keyboard', window.innerHeight - viewport.height > KEYBOARD_PIXELS);
  };
  apply();
  viewport.addEventListener('resize', apply);
  viewport.addEventListener('scroll', apply);
}
