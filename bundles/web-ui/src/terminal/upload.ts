// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import { bytes } from '../ui/format';
import { fail, toast } from '../ui/toast';
import type { Attachment } from './attachment';
import { insertedPath } from './inserted-path';

const LIMIT = 64 * 1024 * 1024;

/** Stores files with the session and types their paths, as one would by hand. */
export async function upload(attachment: Attachment, id: string, files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size > LIMIT) {
      fail(new Error(`${file.name} has ${bytes(file.size)}; ${bytes(LIMIT)} is the most.`));
      continue;
    }
    const cancel = new AbortController();
    const dismiss = toast(`Uploading ${file.name || 'image'}, ${bytes(file.size)}…`, {
      action: { label: 'Cancel', run: () => cancel.abort() },
    });
    try {
      const stored = await api.upload(id, file, nameOf(file), cancel.signal);
      attachment.paste(insertedPath(stored.path));
    } catch (error) {
      if (!cancel.signal.aborted) fail(new Error(`${file.name} was not uploaded: ${messageOf(error)}`));
    } finally {
      dismiss();
    }
  }
  attachment.focus();
}

/** Pasted images come without a name of their own. */
function nameOf(file: File): string {
  if (file.name !== '' && file.name !== 'image.png') return file.name;
  const stamp = new Date().toISOString().replaceAll(/[^\d]/g, '').slice(0, 14);
  const extension = file.type.split('/')[1]?.replace(/\W.*/, '') ?? 'bin';
  return `pasted-${stamp}.${extension}`;
}
