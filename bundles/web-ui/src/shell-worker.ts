// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
/// <reference lib="webworker" />
import { newsOf, type LoudOptions, type News } from './settings/news';

/**
 * Keeps the shell of the page: the document as last seen, and the files it names. The network always comes first for the document,
 * so an upgrade shows at the next load; files have a digest in their names and are never stale. Nothing of /api is ever kept.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = 'ithaca-shell';
const DOCUMENT = '/';
const ANSWER_MILLIS = 4_000;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (/^\/($|inbox($|\/)|session\/)/.test(url.pathname)) event.respondWith(page(event.request));
  } else if (url.pathname.startsWith('/assets/') || /^\/icon[^/]*$/.test(url.pathname)) {
    event.respondWith(file(event.request));
  }
});

worker.addEventListener('push', (event) => event.waitUntil(announce(newsOf(event.data))));

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data as { url: string };
  event.waitUntil(show(url));
});

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(ANSWER_MILLIS) });
    if (response.ok) await remember(cache, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(DOCUMENT);
    if (kept) return kept;
    throw error;
  }
}

/** A document that differs from the kept one is another build: its files replace the old ones. */
async function remember(cache: Cache, response: Response): Promise<void> {
  const before = await (await cache.match(DOCUMENT))?.text();
  const text = await response.clone().text();
  if (before === text) return;
  for (const key of await cache.keys()) await cache.delete(key);
  await cache.put(DOCUMENT, response);
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Every message must be shown, or browsers take the right to send any; so is one that cannot be read. */
async function announce(news: News): Promise<void> {
  const options: LoudOptions = {
    body: news.body,
    tag: news.tag,
    renotify: true,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url: news.url },
  };
  await worker.registration.showNotification(news.title, options);
  // How many wait is not known here; the page says it when it is opened.
  if (news.url.startsWith('/inbox') && 'setAppBadge' in worker.navigator) await worker.navigator.setAppBadge().catch(() => {});
}

/** To the page that shows the address already, else to any, else to a new one. */
async function show(url: string): Promise<void> {
  const wanted = new URL(url, worker.location.origin);
  const clients = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const client = clients.find((candidate) => new URL(candidate.url).pathname === wanted.pathname) ?? clients[0];
  if (!client) {
    await worker.clients.openWindow(wanted);
    return;
  }
  client.postMessage({ open: wanted.pathname + wanted.search });
  await client.focus();
}
