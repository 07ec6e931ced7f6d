// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useStore } from '../ui/store';
import { asked } from './actions';
import { EditDialog } from './edit-dialog';
import { StartDialog } from './start-dialog';

export function AskedDialog(): ReactElement | null {
  const dialog = useStore(asked);
  const close = (): void => asked.set(null);
  switch (dialog?.kind) {
    case 'start':
      return <StartDialog like={dialog.like} onClose={close} />;
    case 'edit':
      return <EditDialog session={dialog.session} onClose={close} />;
    case undefined:
      return null;
  }
}
