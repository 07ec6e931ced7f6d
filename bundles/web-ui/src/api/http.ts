// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { Problem } from './problem';
import { secondSecret } from './second-secret';

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

/** Calls of this page's own origin: the cookie goes along by itself, the second secret of the login is added here. */
export class Http {
  onUnauthorized: () => void = () => {};

  async call(path: string, call: Call = {}): Promise<Response> {
    const headers = new Headers(call.headers);
    const method = call.method ?? 'GET';
    let body: BodyInit | null = call.body ?? null;
    if (call.json !== undefined) {
      headers.set('Content-Type', 'application/json');
      body = JSON.stringify(call.json);
    }
    const csrf = secondSecret.get();
    if (csrf !== null) headers.set('X-Ithaca-CSRF', csrf);
    const signal = call.signal ?? AbortSignal.timeout(TIMEOUT_MILLIS);
    let response: Response;
    try {
      response = await fetch(path, { method, headers, body, signal, credentials: 'same-origin', cache: 'no-store' });
    } catch (error) {
      if (call.signal?.aborted) throw error;
      throw Problem.unreachable();
    }
    if (response.ok || response.status === 304) return response;
    const problem = await Problem.of(response);
    // Without its second secret a login is none.
    const out = problem.status === 401 || problem.code === 'http.csrf';
    if (out && !call.mayBeUnauthorized) this.onUnauthorized();
    throw problem;
  }

  async json<T>(path: string, call: Call = {}): Promise<T> {
    const response = await this.call(path, call);
    return (await response.json()) as T;
  }
}
