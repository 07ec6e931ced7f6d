// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, type RefObject } from 'react';

/**
 * Keeps an element in the part of the window that a soft keyboard leaves free. Where the browser resizes the page by itself nothing
 * is left to do; elsewhere (iOS) only visualViewport tells.
 */
export function useVisibleArea(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const apply = (): void => {
      // A pinch changes it too, and then the page stays as it is.
      if (viewport.scale > 1.01) return;
      element.current?.style.setProperty('height', `${viewport.height}px`);
      element.current?.style.setProperty('top', `${viewport.offsetTop}px`);
    };
    apply();
    viewport.addEventListener('resize', apply);
    viewport.addEventListener('scroll', apply);
    return () => {
      viewport.removeEventListener('resize', apply);
      viewport.removeEventListener('scroll', apply);
    };
  }, [element]);
}
