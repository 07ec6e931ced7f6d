// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { serverEvents } from './api/server-events';
import { go } from './router';
import { toast } from './ui/toast';

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

/** A page may stay open over an upgrade of the daemon; it looks for one whenever it finds the daemon again. */
export function followUpgrades(): () => void {
  let away = false;
  return serverEvents.state.subscribe(() => {
    const stream = serverEvents.state.get();
    if (stream === 'reconnecting' || stream === 'offline') away = true;
    if (stream !== 'live' || !away) return;
    away = false;
    void offerUpgrade();
  });
}

async function offerUpgrade(): Promise<void> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.getAttribute('src');
  try {
    const page = await (await fetch('/', { cache: 'no-store' })).text();
    if (!script || page.includes(script)) return;
    toast('Ithaca has been upgraded; this page is the old one.', { action: { label: 'Reload', run: () => location.reload() } });
  } catch {
    // Gone again: the next time will do.
  }
}
