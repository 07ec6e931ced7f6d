// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.AttentionKind;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

/** Makes an answer of the words of a command line, or else of standard input. */
public final class AnswerInput {
    private static final String KEY = "key:";

    private final Caller caller;

    public AnswerInput(Caller caller) {
        this.caller = caller;
    }

    public Answer read(AttentionItem item, List<String> words) throws IOException {
        boolean keys = words.stream().anyMatch(word -> word.startsWith(KEY));
        if (item.kind() == AttentionKind.PASSWORD && !words.stream().allMatch(word -> word.startsWith(KEY))) {
            throw ShellErrorCode.usage("a password must not stand on a command line, where others can read it;"
                    + " leave it out to type it unseen, or pipe it in");
        }
        if (keys) {
            return Answer.keys(words, caller.name());
        }
        return Answer.text(words.isEmpty() ? standardInput(item) : String.join(" ", words), caller.name());
    }

    private String standardInput(AttentionItem item) throws IOException {
        if (caller.inputIsTerminal()) {
            throw ShellErrorCode.usage("no answer; give text or keys, or pipe something in");
        }
        byte[] bytes = caller.in().readNBytes(Answer.LENGTH_MAX + 1);
        try {
            if (bytes.length > Answer.LENGTH_MAX) {
                throw ShellErrorCode.invalid("an answer has at most " + Answer.LENGTH_MAX + " bytes");
            }
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            String line = whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
            if (item.kind() == AttentionKind.PASSWORD && (line.isEmpty() || line.indexOf('\n') >= 0)) {
                throw ShellErrorCode.invalid("a password is one line that is not empty");
            }
            return line;
        } catch (CharacterCodingException e) {
            throw ShellErrorCode.invalid("the answer is not valid UTF-8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
