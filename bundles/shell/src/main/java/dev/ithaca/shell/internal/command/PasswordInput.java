// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a password: the first line of an input, without what ends it. Nothing of it becomes a string. */
public final class PasswordInput {
    private static final int LONGEST = 1024;

    private PasswordInput() {}

    public static char[] read(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST];
        try {
            int length = 0;
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (length == LONGEST) {
                    throw ShellErrorCode.invalid("the password is too long");
                }
                bytes[length++] = (byte) next;
            }
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            if (length == 0) {
                throw ShellErrorCode.invalid("no password was given");
            }
            return decode(bytes, length);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] decode(byte[] bytes, int length) {
        char[] room = new char[length];
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            int count = chars.remaining();
            chars.get(room, 0, count);
            chars.clear();
            chars.put(new char[chars.capacity()]);
            return Arrays.copyOf(room, count);
        } catch (CharacterCodingException e) {
            throw ShellErrorCode.invalid("the password is not valid UTF-8");
        } finally {
            Arrays.fill(room, '\0');
        }
    }
}
