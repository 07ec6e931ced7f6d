// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

export function Logo(): ReactElement {
  return <img className="logo" src="/icon.svg" alt="" width="28" height="28" />;
}
