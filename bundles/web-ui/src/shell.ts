// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { go } from './router';

/** What makes the page an app of its own: its shell is kept for a start without network, and its files are always those of the server. */
export function installShell(): void {
  // A file of an older build that is gone: the page itself is stale, so it is taken anew. Once, or a broken server would loop.
  addEventListener('vite:preloadError', (event) => {
    const key = 'ithaca.reloaded';
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return;
    event.preventDefault();
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
  });
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {
    // Forbidden in this browser: the page works without.
  });
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ open?: string }>) => {
    if (event.data.open) go(event.data.open);
  });
}
