// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Dialog } from '../ui/dialog';
import { toast } from '../ui/toast';

/** The terminal as text, where fingers and screen readers can take hold of it. */
export function TextDialog({ text, onClose }: { text: string; onClose(): void }): ReactElement {
  return (
    <Dialog title="Text of the terminal" onClose={onClose} wide>
      <pre className="whole-text" tabIndex={0} data-autofocus>
        {text}
      </pre>
      <footer className="dialog-foot">
        <button type="button" className="primary" onClick={() => void copyText(text)}>
          Copy all
        </button>
      </footer>
    </Dialog>
  );
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${text.length} characters.`);
  } catch {
    toast('The browser does not let this page copy.', { kind: 'failure' });
  }
}
