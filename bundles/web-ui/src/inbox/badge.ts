// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { title } from '../ui/title';
import { inboxStore } from './inbox-store';

/** Shows how many questions wait in the title of the window, and on the icon of the installed app, until the returned function is called. */
export function followBadge(): () => void {
  const show = (): void => {
    const count = inboxStore.inbox.get().items.length;
    document.title = count > 0 ? `(${count}) ${title.get()}` : title.get();
    if ('setAppBadge' in navigator) {
      navigator.setAppBadge(count).catch(() => {
        // Not installed, or not allowed; the title says it.
      });
    }
  };
  show();
  const ends = [inboxStore.inbox.subscribe(show), title.subscribe(show)];
  return () => ends.forEach((end) => end());
}
