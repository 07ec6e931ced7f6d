// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

export interface ServerEvent {
  id: string;
  name: string;
  data: string;
}

/** Reads text/event-stream from pieces cut anywhere (HTML standard, 9.2.6). */
export class EventParser {
  private rest = '';
  private name = '';
  private data: string[] = [];
  private id: string;

  constructor(
    private readonly deliver: (event: ServerEvent) => void,
    lastId = '',
  ) {
    this.id = lastId;
  }

  push(text: string): void {
    this.rest += text;
    for (;;) {
      const end = this.rest.search(/[\r\n]/);
      // A CR at the very end may be the first half of CRLF.
      if (end < 0 || (this.rest[end] === '\r' && end === this.rest.length - 1)) return;
      const line = this.rest.slice(0, end);
      this.rest = this.rest.slice(this.rest.startsWith('\r\n', end) ? end + 2 : end + 1);
      this.line(line);
    }
  }

  private line(line: string): void {
    if (line === '') {
      this.dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.name = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
  }

  private dispatch(): void {
    if (this.data.length > 0) this.deliver({ id: this.id, name: this.name || 'message', data: this.data.join('\n') });
    this.name = '';
    this.data = [];
  }
}
