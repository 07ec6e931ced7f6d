// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** A path as a shell takes it: quoted only when needed, so that other programs see it plainly. */
export function insertedPath(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? `${path} ` : `'${path.replaceAll("'", `'\\''`)}' `;
}
