// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** A refusal of the server (application/problem+json), or of the network: then its status is 0. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Problem';
  }

  static async of(response: Response): Promise<Problem> {
    const fields = await json(response);
    const text = (name: string): string | undefined => {
      const value = fields[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const message = text('message') ?? text('detail') ?? text('title') ?? text('error') ?? `the server answered ${response.status}`;
    const retryAfter = Number(response.headers.get('Retry-After'));
    const more = Number.isFinite(retryAfter) && retryAfter > 0 ? { retry_after_seconds: retryAfter } : {};
    return new Problem(response.status, text('code') ?? String(response.status), message, { ...more, ...fields });
  }

  /** Whether Ithaca itself said so: a proxy, or a server that has not quite started, refuses without meaning it. */
  get isFinal(): boolean {
    return typeof this.fields['code'] === 'string' && [400, 401, 403, 404, 410].includes(this.status);
  }

  static unreachable(): Problem {
    return new Problem(0, 'unreachable', 'Ithaca does not answer');
  }

  number(name: string): number | null {
    const value = this.fields[name];
    return typeof value === 'number' ? value : null;
  }
}

async function json(response: Response): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await response.json();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
