// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

export type ClipboardRequest = { kind: 'write'; text: string } | { kind: 'refused'; why: string };

const LIMIT = 1024 * 1024;

/**
 * Reads OSC 52. A program may ask to write; it is never told what the clipboard holds, since a terminal shows text of anyone.
 */
export function readClipboardRequest(data: string): ClipboardRequest {
  const semicolon = data.indexOf(';');
  const payload = semicolon < 0 ? '' : data.slice(semicolon + 1);
  if (payload === '?') return { kind: 'refused', why: 'A program asked to read the clipboard and was refused.' };
  if (payload.length > LIMIT) return { kind: 'refused', why: 'A program asked to copy more than 1 MiB and was refused.' };
  try {
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return { kind: 'write', text: new TextDecoder().decode(bytes) };
  } catch {
    return { kind: 'refused', why: 'A program asked to copy what cannot be read.' };
  }
}
