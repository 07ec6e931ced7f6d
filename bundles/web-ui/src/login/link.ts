// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Takes the one-time link out of `#link=...`. The address is replaced before anything else is done with the secret, so that it
 * stays in no history, bookmark or screenshot.
 */
export function takeLink(location: Location, history: History): string | null {
  const match = /^#link=([^&]+)$/.exec(location.hash);
  if (!match) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return decodeURIComponent(match[1]!);
}
