// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { api } from '../api/client';
import { messageOf } from '../api/problem';
import type { Session, StartRequest } from '../api/types';
import { go, sessionUrl } from '../router';
import { Dialog } from '../ui/dialog';
import { useStore } from '../ui/store';
import { joinCommandLine, splitCommandLine, wantsShell } from './command-line';
import { remember, startHistory } from './preferences';
import { sessionStore } from './session-store';
import { parseTags } from './tags';

/** Starts a session, as a new one or like another. */
export function StartDialog({ like, onClose }: { like: Session | null; onClose(): void }): ReactElement {
  const history = useStore(startHistory);
  const [line, setLine] = useState(like ? joinCommandLine([like.command, ...like.args]) : '');
  const [shell, setShell] = useState(false);
  const [folder, setFolder] = useState(like?.cwd ?? '');
  const [title, setTitle] = useState(like?.title ?? '');
  const [tags, setTags] = useState(like?.tags.join(', ') ?? '');
  const [rows, setRows] = useState(like?.rows || 30);
  const [columns, setColumns] = useState(like?.columns || 100);
  const [notifications, setNotifications] = useState(like?.notifications_enabled ?? true);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const commands = useId();
  const folders = useId();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const words = shell ? { ok: true as const, words: ['sh', '-c', line] } : splitCommandLine(line);
    if (!words.ok) return setFailure(words.why);
    const [command, ...args] = words.words;
    if (command === undefined || command === '') return setFailure('Which command?');
    setBusy(true);
    try {
      const request: StartRequest = { command, args, tags: parseTags(tags), rows, columns, notifications };
      if (title.trim() !== '') request.title = title.trim();
      if (folder.trim() !== '') request.cwd = folder.trim();
      const session = await api.start(request);
      remember(line.trim(), folder.trim());
      sessionStore.put(session);
      onClose();
      go(sessionUrl(session.id));
    } catch (error) {
      setFailure(messageOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog title={like ? 'Run again' : 'New session'} onClose={onClose}>
      <form onSubmit={submit}>
        <label className="field">
          <span>Command</span>
          <input
            data-autofocus
            className="mono"
            list={commands}
            placeholder="bash"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            autoComplete="off"
            value={line}
            onChange={(event) => setLine(event.target.value)}
          />
          <datalist id={commands}>
            {history.commands.map((command) => (
              <option key={command} value={command} />
            ))}
          </datalist>
        </label>
        <label className="check">
          <input type="checkbox" checked={shell} onChange={(event) => setShell(event.target.checked)} />
          <span>
            Run in a shell
            {!shell && wantsShell(line) && <em> — this line has signs that only a shell understands</em>}
          </span>
        </label>
        <label className="field">
          <span>Folder</span>
          <input
            className="mono"
            list={folders}
            placeholder="home"
            autoCapitalize="off"
            spellCheck={false}
            value={folder}
            onChange={(event) => setFolder(event.target.value)}
          />
          <datalist id={folders}>
            {history.folders.map((path) => (
              <option key={path} value={path} />
            ))}
          </datalist>
        </label>
        <div className="pair">
          <label className="field">
            <span>Title</span>
            <input value={title} maxLength={256} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <label className="field">
            <span>Tags, with commas</span>
            <input value={tags} autoCapitalize="off" onChange={(event) => setTags(event.target.value)} />
          </label>
        </div>
        <div className="pair numbers">
          <NumberField label="Rows" value={rows} max={1000} onChange={setRows} />
          <NumberField label="Columns" value={columns} max={1000} onChange={setColumns} />
        </div>
        <label className="check">
          <input type="checkbox" checked={notifications} onChange={(event) => setNotifications(event.target.checked)} />
          <span>Tell me when it needs input</span>
        </label>
        <p role="alert" className="failure">
          {failure}
        </p>
        <footer className="dialog-foot">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button className="primary" disabled={busy}>
            {busy ? 'Starting…' : 'Start'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface NumberProperties {
  label: string;
  value: number;
  max: number;
  onChange(value: number): void;
}

function NumberField({ label, value, max, onChange }: NumberProperties): ReactElement {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        required
        value={value || ''}
        onChange={(event) => onChange(event.target.valueAsNumber || 0)}
      />
    </label>
  );
}
