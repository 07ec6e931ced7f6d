// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

export type Words = { ok: true; words: string[] } | { ok: false; why: string };

/** Splits as a shell would, without expanding anything: quotes, double quotes with backslashes, backslashes. */
export function splitCommandLine(line: string): Words {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== null) {
      if (character === quote) quote = null;
      else if (quote === '"' && character === '\\' && /["\\$`]/.test(line[at + 1] ?? '')) word += line[++at]!;
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\') {
      if (at + 1 === line.length) return { ok: false, why: 'The line ends in a backslash.' };
      word = (word ?? '') + line[++at]!;
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== null) return { ok: false, why: `A quote is not closed: ${quote}` };
  if (word !== null) words.push(word);
  return { ok: true, words };
}

/** The line that splits into these words. */
export function joinCommandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/** Whether the line uses what only a shell gives: pipes, lists, redirections, variables, patterns. */
export function wantsShell(line: string): boolean {
  const unquoted = line.replace(/\\.|'[^']*'/g, '').replace(/"(?:\\.|[^"\\$`])*"/g, '');
  return /[|&;<>$`*?()]|^\s*\w+=/.test(unquoted) || /(^|\s)~/.test(unquoted);
}
