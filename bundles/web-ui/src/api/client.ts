// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Http } from './http';
import { secondSecret } from './second-secret';
import type { Answer, AnswerReceipt, AttentionItem, Info, Login, Me, Scope, Screen, SearchPage, Session, SessionPage, StartRequest, Timeline, Token } from './types';

const BASE = '/api/v1';

export const http = new Http();

export const sessionPath = (id: string): string => `${BASE}/sessions/${encodeURIComponent(id)}`;

export interface Granted {
  csrf: string;
  expires_at: string;
}

export interface SessionQuery {
  search?: string;
  limit?: number;
  cursor?: string;
}

/** One function for each operation the page uses. */
export const api = {
  info: () => http.json<Info>(`${BASE}/info`),
  me: () => http.json<Me>(`${BASE}/me`),
  login: async (credential: { password: string } | { link: string }) => {
    const granted = await http.json<Granted>(`${BASE}/login`, { method: 'POST', json: credential, mayBeUnauthorized: true });
    secondSecret.set(granted.csrf);
  },
  logout: () => http.call(`${BASE}/logout`, { method: 'POST', mayBeUnauthorized: true }),
  changePassword: (password: string, current?: string) =>
    http.call(`${BASE}/password`, {
      method: 'PUT',
      json: current ? { current, password } : { password },
      mayBeUnauthorized: true,
    }),

  logins: async () => itemsOf<Login>(await http.json(`${BASE}/logins`)),
  revokeLogin: (id: string) => http.call(`${BASE}/logins/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  tokens: async () => itemsOf<Token>(await http.json(`${BASE}/tokens`)),
  createToken: (name: string, scopes: Scope[], ttlSeconds: number | null) =>
    http.json<{ token: Token; secret: string }>(`${BASE}/tokens`, {
      method: 'POST',
      json: { name, scopes, ...(ttlSeconds === null ? {} : { expires_in_seconds: ttlSeconds }) },
    }),
  revokeToken: (name: string) => http.call(`${BASE}/tokens/${encodeURIComponent(name)}`, { method: 'DELETE' }),

  pushKey: () => http.json<{ public_key: string }>(`${BASE}/push/key`),
  pushAdd: (subscription: { endpoint: string; keys: { p256dh: string; auth: string } }) =>
    http.call(`${BASE}/push/subscriptions`, { method: 'POST', json: subscription }),
  pushRemove: (endpoint: string) => http.call(`${BASE}/push/subscriptions`, { method: 'DELETE', json: { endpoint } }),
  pushTest: () => http.json<{ id: string }>(`${BASE}/push/test`, { method: 'POST' }),

  inbox: async () => itemsOf<AttentionItem>(await http.json(`${BASE}/inbox`)),
  /** Only what is shown is answered: the fence says what that was. */
  answer: (item: AttentionItem, answer: Answer) =>
    http.json<AnswerReceipt>(`${BASE}/inbox/${encodeURIComponent(item.id)}/answer`, { method: 'POST', json: { ...answer, fence: item.fence } }),

  sessions: (query: SessionQuery) => http.json<SessionPage>(`${BASE}/sessions?${parameters({ ...query })}`),
  session: (id: string) => http.json<Session>(sessionPath(id)),
  start: (request: StartRequest) => http.json<Session>(`${BASE}/sessions`, { method: 'POST', json: request }),
  edit: (id: string, change: { title?: string; tags?: string[]; notifications_enabled?: boolean }) =>
    http.json<Session>(sessionPath(id), { method: 'PATCH', json: change }),
  stop: (id: string, graceSeconds: number) =>
    http.json<Session>(`${sessionPath(id)}/stop`, {
      method: 'POST',
      json: { grace_seconds: graceSeconds },
      signal: AbortSignal.timeout(graceSeconds * 1000 + 30_000),
    }),
  kill: (id: string) => http.json<Session>(`${sessionPath(id)}/kill`, { method: 'POST' }),
  remove: (id: string) => http.call(sessionPath(id), { method: 'DELETE' }),

  downloadTicket: async (session: string) => {
    const json = { purpose: 'download', session };
    return (await http.json<{ ticket: string }>(`${BASE}/tickets`, { method: 'POST', json })).ticket;
  },
  /** Without an offset the screen of now. */
  screen: (id: string, offset: number | undefined, historyRows: number, signal: AbortSignal) =>
    http.json<Screen>(`${sessionPath(id)}/screen?${parameters({ offset, rows_of_history: historyRows })}`, { signal }),
  timeline: (id: string) => http.json<Timeline>(`${sessionPath(id)}/timeline`),
  search: (id: string, q: string, limit: number) =>
    http.json<SearchPage>(`${sessionPath(id)}/search?${parameters({ q, limit })}`),
  text: async (id: string, tail: number) => (await http.call(`${sessionPath(id)}/text?${parameters({ tail })}`)).text(),
  upload: (id: string, file: Blob, name: string, signal: AbortSignal) =>
    http.json<{ path: string; name: string; bytes: number }>(`${sessionPath(id)}/files?${parameters({ name })}`, {
      method: 'POST',
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
      signal,
    }),
};

export const downloads = {
  text: (id: string) => `${sessionPath(id)}/text?download=text`,
  raw: (id: string) => `${sessionPath(id)}/output?download=raw`,
  cast: (id: string) => `${sessionPath(id)}/cast?download=cast`,
};

function parameters(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.toString();
}

function itemsOf<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer as T[];
  return (answer as { items: T[] }).items;
}
