// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0

/** The wire names of /api/v1; see /api/openapi.json. */
export type SessionStatus = 'created' | 'running' | 'stopping' | 'stopped' | 'killed' | 'failed' | 'unknown';

export interface Session {
  id: string;
  title: string | null;
  tags: string[];
  command: string;
  args: string[];
  pid: number | null;
  status: SessionStatus;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  cwd?: string | null;
  input_needed: boolean;
  notifications_enabled: boolean;
  node: string | null;
  last_total_bytes: number;
  last_output_epoch: string | null;
  exit_code: number | null;
  signal: string | null;
  rows: number;
  columns: number;
  /** Not told in lists. */
  first_offset: number | null;
}

export interface SessionPage {
  items: Session[];
  total: number;
  next_cursor: string | null;
}

export interface StartRequest {
  command: string;
  args: string[];
  title?: string;
  tags: string[];
  cwd?: string;
  rows: number;
  columns: number;
  notifications: boolean;
}

export interface Info {
  version: string;
  auth_required: boolean;
  password_set: boolean;
  authenticated: boolean;
  passwordless_hint: string | null;
}

export type Scope = 'observe' | 'control' | 'manage' | 'node';

export interface Me {
  kind: string;
  name: string;
  scopes: Scope[];
  expires_at: string | null;
}

export interface Login {
  id: string;
  client: string;
  by_link: boolean;
  created_at: string;
  last_used_at: string | null;
  expires_at: string;
  current: boolean;
}

export interface Token {
  name: string;
  scopes: Scope[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface Screen {
  offset: number;
  rows: number;
  columns: number;
  /** Rows that have scrolled off, oldest first, as plain text. */
  history: string[];
  /** The rows of the screen as plain text. */
  lines: string[];
  ansi: string;
}

export interface Timeline {
  first_offset: number;
  end_offset: number;
  points: [number, number][];
  resizes: { offset: number; at: string; rows: number; columns: number }[];
  markers: { offset: number; at: string; kind: string }[];
}

export interface SearchPage {
  matches: { offset: number; end_offset: number; line_number: number; text: string }[];
  truncated: boolean;
}

export type AttentionKind = 'password' | 'confirm' | 'menu' | 'text' | 'agent_prompt' | 'approval' | 'grant';

/** Something that waits for a human; a later server may have further kinds. */
export interface AttentionItem {
  id: string;
  source: string;
  session: string | null;
  kind: AttentionKind;
  title: string;
  question: string;
  choices: string[];
  /** Stands for what was shown when this was asked; empty while the server does not know it. */
  fence: string;
  since: string;
  attributes: Record<string, string>;
}

export type Answer = { text: string } | { choice: string } | { keys: string[] };

export interface AnswerReceipt {
  outcome: 'taken' | 'unproven';
  evidence: string;
}

/** How an item left the inbox. */
export type Closing = 'answered_here' | 'answered_elsewhere' | 'withdrawn' | 'ended';
