// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type FormEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import type { SearchPage } from '../api/types';
import { fail } from '../ui/toast';

const LIMIT = 200;

/** Searches all of the stored log, and goes to what it finds. */
export function LogSearch({ id, onFound }: { id: string; onFound(offset: number): void }): ReactElement {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState<SearchPage | null>(null);
  const [busy, setBusy] = useState(false);

  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      setPage(await api.search(id, query, LIMIT));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="log-search" aria-label="Search the log">
      <form role="search" onSubmit={search}>
        <input autoFocus required aria-label="Text in the log" placeholder="Text in the log" value={query} onChange={(event) => setQuery(event.target.value)} />
        <button disabled={busy}>{busy ? 'Searching…' : 'Search'}</button>
        <span role="status">{page && `${page.matches.length}${page.truncated ? ' or more' : ''} found`}</span>
      </form>
      {page && page.matches.length > 0 && (
        <ol>
          {page.matches.map((match) => (
            <li key={match.offset}>
              <button type="button" className="quiet" onClick={() => onFound(match.end_offset)}>
                <span className="line-number">{match.line_number}</span>
                <code>{match.text}</code>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
