// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { settings } from '../settings/settings';
import { toast } from '../ui/toast';
import type { ClipboardRequest } from './clipboard-request';
import { copyText } from './text-dialog';

const PREVIEW = 40;

/** A program wants to write to the clipboard: done only when the user has said so, and never in silence. */
export function offerClipboard(request: ClipboardRequest): void {
  if (request.kind === 'refused') {
    toast(request.why);
    return;
  }
  const { text } = request;
  if (settings.get().clipboardWrites) {
    void copyText(text);
    return;
  }
  const preview = text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text;
  toast(`The program wants to copy “${preview}”.`, { action: { label: 'Copy', run: () => void copyText(text) } });
}
