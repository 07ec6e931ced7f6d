// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

const KEY = 'ithaca.csrf';

/** Where a browser forbids storage, a login lasts as long as the page. */
let unkept: string | null = null;

/**
 * The second secret of the login. The cookie goes to every port of this host, also to a server that some session runs there; this
 * is kept where only pages of this very origin can read it, and is good for nothing without the cookie. Other tabs change it too.
 */
export const secondSecret = {
  get(): string | null {
    try {
      return localStorage.getItem(KEY) ?? unkept;
    } catch {
      return unkept;
    }
  },

  set(secret: string | null): void {
    unkept = secret;
    try {
      if (secret === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, secret);
    } catch {
      // Kept in the page only.
    }
  },
};
