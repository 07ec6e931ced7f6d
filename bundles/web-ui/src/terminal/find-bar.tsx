// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../ui/icons';
import type { Screen } from './screen';

const MARKS = {
  matchBackground: '#e6c07b55',
  matchOverviewRuler: '#e6c07b',
  activeMatchBackground: '#e6c07b',
  activeMatchColorOverviewRuler: '#f07178',
};

/** Finds text in what the terminal holds. */
export function FindBar({ screen, onClose }: { screen: Screen; onClose(): void }): ReactElement {
  const [text, setText] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const [regex, setRegex] = useState(false);
  const [found, setFound] = useState<{ index: number; count: number }>({ index: -1, count: 0 });
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    const results = screen.search.onDidChangeResults(({ resultIndex, resultCount }) => setFound({ index: resultIndex, count: resultCount }));
    return () => {
      results.dispose();
      screen.search.clearDecorations();
    };
  }, [screen]);

  const find = (forward: boolean, incremental = false): void => {
    const options = { caseSensitive, regex, incremental, decorations: MARKS };
    try {
      if (forward) screen.search.findNext(text, options);
      else screen.search.findPrevious(text, options);
    } catch {
      // Half a regular expression, while it is being typed.
      setFound({ index: -1, count: 0 });
    }
  };
  useEffect(() => {
    if (text === '') screen.search.clearDecorations();
    else find(false, true);
    // Only what is looked for starts a new search.
  }, [text, caseSensitive, regex]);

  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') find(event.shiftKey);
    else if (event.key === 'Escape') onClose();
  };

  return (
    <div className="find" role="search" onKeyDown={onKey}>
      <input ref={input} aria-label="Find in the terminal" placeholder="Find" value={text} onChange={(event) => setText(event.target.value)} />
      <span className="found" role="status">
        {text === '' ? '' : found.count === 0 ? 'none' : `${found.index + 1} of ${found.count}`}
      </span>
      <button type="button" className="quiet" aria-pressed={caseSensitive} aria-label="Match case" onClick={() => setCaseSensitive(!caseSensitive)}>
        Aa
      </button>
      <button type="button" className="quiet" aria-pressed={regex} aria-label="Regular expression" onClick={() => setRegex(!regex)}>
        .*
      </button>
      <button type="button" className="quiet square" aria-label="Previous" onClick={() => find(false)}>
        <Icon name="up" />
      </button>
      <button type="button" className="quiet square" aria-label="Next" onClick={() => find(true)}>
        <Icon name="down" />
      </button>
      <button type="button" className="quiet square" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
