// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Problem } from './problem';

const TIMEOUT_MILLIS = 30_000;

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: unknown;
  body?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** An answer of 401 is the caller's business, as in the login itself. */
  mayBeUnauthorized?: boolean;
}

/** Calls of this page's own origin: the cookie goes along by itself, the token against forged requests is added here. */
export class Http {
  csrf: string | null = null;
  onUnauthorized: () => void = () => {};

  async call(path: string, call: Call = {}): Promise<Response> {
    const headers = new Headers(call.headers);
    const method = call.method ?? 'GET';
    let body: BodyInit | null = call.body ?? null;
    if (call.json !== undefined) {
      headers.set('Content-Type', 'application/json');
      body = JSON.stringify(call.json);
    }
    if (this.csrf !== null && method !== 'GET') headers.set('X-Ithaca-CSRF', this.csrf);
    const signal = call.signal ?? AbortSignal.timeout(TIMEOUT_MILLIS);
    let response: Response;
    try {
      response = await fetch(path, { method, headers, body, signal, credentials: 'same-origin', cache: 'no-store' });
    } catch (error) {
      if (call.signal?.aborted) throw error;
      throw Problem.unreachable();
    }
    if (response.ok || response.status === 304) return response;
    if (response.status === 401 && !call.mayBeUnauthorized) this.onUnauthorized();
    throw await Problem.of(response);
  }

  async json<T>(path: string, call: Call = {}): Promise<T> {
    const response = await this.call(path, call);
    return (await response.json()) as T;
  }
}
