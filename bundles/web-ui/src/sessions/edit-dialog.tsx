// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useState, type FormEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import type { Session } from '../api/types';
import { Dialog } from '../ui/dialog';
import { sessionStore } from './session-store';
import { parseTags } from './tags';

export function EditDialog({ session, onClose }: { session: Session; onClose(): void }): ReactElement {
  const [title, setTitle] = useState(session.title ?? '');
  const [tags, setTags] = useState(session.tags.join(', '));
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const change = difference(session, title.trim(), parseTags(tags));
    try {
      if (Object.keys(change).length > 0) sessionStore.put(await api.edit(session.id, change));
      onClose();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };

  return (
    <Dialog title="Edit title and tags" onClose={onClose}>
      <form onSubmit={submit}>
        <label className="field">
          <span>Title</span>
          <input data-autofocus value={title} maxLength={256} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label className="field">
          <span>Tags, with commas</span>
          <input value={tags} autoCapitalize="off" onChange={(event) => setTags(event.target.value)} />
        </label>
        <p role="alert" className="failure">
          {failure}
        </p>
        <footer className="dialog-foot">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button className="primary">Save</button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Only what has changed is sent, so that a change made elsewhere meanwhile stays. */
function difference(session: Session, title: string, tags: string[]): { title?: string; tags?: string[] } {
  const change: { title?: string; tags?: string[] } = {};
  if (title !== (session.title ?? '')) change.title = title;
  if (tags.join('\n') !== session.tags.join('\n')) change.tags = tags;
  return change;
}
