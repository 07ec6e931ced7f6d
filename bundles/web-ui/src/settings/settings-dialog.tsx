// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import type { Info, Me } from '../api/types';
import { may, signOut } from '../login/auth';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icons';
import { useStore } from '../ui/store';
import { Check } from './check';
import { Logins } from './logins';
import { Notifications } from './notifications';
import { PasswordForm } from './password-form';
import { FONT_SIZES, settings, type Settings } from './settings';
import { Tokens } from './tokens';

const change = (part: Partial<Settings>): void => settings.update((now) => ({ ...now, ...part }));

export function SettingsDialog({ info, me, onClose }: { info: Info; me: Me; onClose(): void }): ReactElement {
  const now = useStore(settings);
  const manages = info.auth_required && may(me, 'manage');
  return (
    <Dialog title="Settings" onClose={onClose} wide>
      <section className="settings-group">
        <div className="pair">
          <label className="field">
            <span>Theme</span>
            <select data-autofocus value={now.theme} onChange={(event) => change({ theme: event.target.value as Settings['theme'] })}>
              <option value="system">As the system</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <label className="field">
            <span>Letters of the terminal: {now.fontSize} px</span>
            <input
              type="range"
              min={FONT_SIZES.smallest}
              max={FONT_SIZES.largest}
              value={now.fontSize}
              onChange={(event) => change({ fontSize: event.target.valueAsNumber })}
            />
          </label>
        </div>
        <Check
          label="Show typed letters before they come back"
          hint="Only while the kernel echoes, never for passwords or full-screen programs; underlined until confirmed."
          checked={now.predict}
          onChange={(predict) => change({ predict })}
        />
        <Check
          label="Let programs write to the clipboard"
          hint="Each time is shown. Reading is never allowed. When off, you are asked each time."
          checked={now.clipboardWrites}
          onChange={(clipboardWrites) => change({ clipboardWrites })}
        />
        <Check
          label="Read the terminal to screen readers"
          hint="Output is announced as it comes. Slower with much of it."
          checked={now.spoken}
          onChange={(spoken) => change({ spoken })}
        />
        <Notifications />
      </section>
      {manages && (
        <>
          <Logins />
          <Tokens />
          <PasswordForm set={info.password_set} />
        </>
      )}
      <footer className="dialog-foot">
        <span className="hint">
          Ithaca {info.version} · {me.kind === 'login' ? 'signed in' : me.name || me.kind} · <a href="/api/docs">API</a>
        </span>
        <span className="space" />
        {info.auth_required && (
          <button type="button" onClick={() => void signOut()}>
            <Icon name="signout" />
            Sign out
          </button>
        )}
      </footer>
    </Dialog>
  );
}
