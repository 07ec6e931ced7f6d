// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { begin } from './login/auth';
import { followTheme } from './settings/settings';
import { installShell } from './shell';
import { followVisibleArea } from './ui/visible-area';
import './ui/style.css';

followTheme();
followVisibleArea();
createRoot(document.getElementById('root')!).render(<App />);
void begin();
installShell();
