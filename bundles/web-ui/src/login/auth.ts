// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { api, http } from '../api/client';
import { messageOf, Problem } from '../api/problem';
import { secondSecret } from '../api/second-secret';
import type { Info, Me, Scope } from '../api/types';
import { Store } from '../ui/store';
import { takeLink } from './link';

export type Auth =
  | { kind: 'asking' }
  | { kind: 'unreachable'; message: string }
  | { kind: 'out'; info: Info; notice: string | null }
  | { kind: 'in'; info: Info; me: Me };

export const auth = new Store<Auth>({ kind: 'asking' });

/** Kept until the server has answered it: it works once, and the daemon may not be up yet. */
let link: string | null = null;

/** Finds out who we are, with the one-time link of the address if there is one. */
export async function begin(): Promise<void> {
  link = takeLink(location, history) ?? link;
  try {
    const notice = link === null ? null : await useLink(link);
    link = null;
    const info = await api.info();
    if (info.authenticated || !info.auth_required) await enter(info);
    else auth.set({ kind: 'out', info, notice });
  } catch (error) {
    auth.set({ kind: 'unreachable', message: messageOf(error) });
  }
}

async function useLink(secret: string): Promise<string | null> {
  try {
    await api.login({ link: secret });
    return null;
  } catch (error) {
    if (error instanceof Problem && error.status !== 0) return `The link does not work any more: ${error.message}`;
    throw error;
  }
}

export async function login(password: string): Promise<void> {
  await api.login({ password });
  await enter(await api.info());
}

export async function signOut(): Promise<void> {
  try {
    await api.logout();
  } finally {
    secondSecret.set(null);
    await begin();
  }
}

async function enter(info: Info): Promise<void> {
  const me = await api.me();
  auth.set({ kind: 'in', info, me });
}

/** A login that ended while the page was open. */
async function ended(): Promise<void> {
  if (auth.get().kind !== 'in') return;
  try {
    auth.set({ kind: 'out', info: await api.info(), notice: 'Your login has ended. Sign in again.' });
  } catch (error) {
    auth.set({ kind: 'unreachable', message: messageOf(error) });
  }
}

http.onUnauthorized = () => void ended();

const IMPLIED: Record<Scope, Scope[]> = {
  observe: ['observe', 'control', 'manage'],
  control: ['control', 'manage'],
  manage: ['manage'],
  node: ['node'],
};

export function may(me: Me, scope: Scope): boolean {
  return IMPLIED[scope].some((sufficient) => me.scopes.includes(sufficient));
}
