// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon, type IconName } from './icons';

export type MenuEntry =
  | { label: string; icon: IconName; run(): void; danger?: boolean; disabled?: boolean }
  | 'line';

/** A button with a menu: arrows, Home, End, Escape and the first letters work in it. */
export function Menu({ label, icon, entries }: { label: string; icon: IconName; entries: MenuEntry[] }): ReactElement {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    items(list.current)[0]?.focus();
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>(':scope > button')?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      close();
    } else if (move(list.current, event.key)) event.preventDefault();
  };

  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        className="quiet square"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <div className="menu-list" role="menu" aria-label={label} ref={list} onKeyDown={onKey}>
          {entries.map((entry, index) =>
            entry === 'line' ? <hr key={index} /> : <Item key={entry.label} entry={entry} close={close} />,
          )}
        </div>
      )}
    </div>
  );
}

function Item({ entry, close }: { entry: Exclude<MenuEntry, 'line'>; close(): void }): ReactElement {
  const content = (
    <>
      <Icon name={entry.icon} />
      {entry.label}
    </>
  );
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={entry.disabled}
      className={entry.danger ? 'danger-text' : undefined}
      onClick={() => {
        close();
        entry.run();
      }}
    >
      {content}
    </button>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
}

function move(list: HTMLElement | null, key: string): boolean {
  const all = items(list);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to =
    key === 'ArrowDown'
      ? (at + 1) % all.length
      : key === 'ArrowUp'
        ? (at + all.length - 1) % all.length
        : key === 'Home'
          ? 0
          : key === 'End'
            ? all.length - 1
            : key.length === 1
              ? all.findIndex((item) => item.textContent!.trim().toLowerCase().startsWith(key.toLowerCase()))
              : -1;
  all[to]?.focus();
  return to >= 0;
}
