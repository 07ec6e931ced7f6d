// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readClipboardRequest } from './clipboard-request';
import { insertedPath } from './inserted-path';
import { control, keyBytes } from './keys';

describe('quick keys', () => {
  it('send arrows as the program asked for them', () => {
    expect(keyBytes('up', false)).toBe('\x1b[A');
    expect(keyBytes('up', true)).toBe('\x1bOA');
    expect(keyBytes('left', true, true)).toBe('\x1b[1;5D');
    expect(keyBytes('shift+tab', false)).toBe('\x1b[Z');
  });

  it('make control characters', () => {
    expect(['c', 'C', '[', ' ', '?'].map(control)).toEqual(['\x03', '\x03', '\x1b', '\0', '\x7f']);
    expect(['é', '1'].map(control)).toEqual(['é', '1']);
  });
});

describe('an uploaded file', () => {
  it('has its path quoted only when a shell needs it', () => {
    expect(insertedPath('/s/files/a-b_1.png')).toBe('/s/files/a-b_1.png ');
    expect(insertedPath("/s/it's me.png")).toBe(`'/s/it'\\''s me.png' `);
  });
});

describe('OSC 52', () => {
  it('may write, never read', () => {
    expect(readClipboardRequest('c;aMOpbGxv')).toEqual({ kind: 'write', text: 'héllo' });
    expect(readClipboardRequest('c;?').kind).toBe('refused');
    expect(readClipboardRequest('c;***').kind).toBe('refused');
  });

  it('is bounded', () => {
    expect(readClipboardRequest(`c;${'A'.repeat(2 * 1024 * 1024)}`).kind).toBe('refused');
  });
});
