// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState, type ReactElement } from 'react';
import { api } from '../api/client';
import { messageOf } from '../api/problem';

const ROWS = 14;
const WAIT_MILLIS = 10_000;

/** The last rows of a screen: a question is seldom understood without what stands above it. */
export function ScreenExcerpt({ session, fence, open }: { session: string; fence: string; open: boolean }): ReactElement {
  const [shown, setShown] = useState(open);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (open) setShown(true);
  }, [open]);
  useEffect(() => {
    if (!shown) return;
    const stop = new AbortController();
    api
      .screen(session, undefined, 0, AbortSignal.any([stop.signal, AbortSignal.timeout(WAIT_MILLIS)]))
      .then((screen) => setText(lastRows(screen.lines)))
      .catch((error: unknown) => stop.signal.aborted || setText(`The screen cannot be had: ${messageOf(error)}`));
    return () => stop.abort();
    // Another fence stands for another screen.
  }, [session, fence, shown]);
  return (
    <details className="excerpt" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>Screen</summary>
      <pre tabIndex={0} aria-label="Last lines of the screen">
        {text ?? 'Loading…'}
      </pre>
    </details>
  );
}

export function lastRows(lines: readonly string[]): string {
  const rows = lines.map((line) => line.trimEnd());
  while (rows.at(-1) === '') rows.pop();
  return rows.slice(-ROWS).join('\n');
}
