// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values a setting may have. */
sealed interface ValueRule {
    /**
     * Checks a value of the file.
     *
     * @return the value as Configuration Admin shall hold it, or nothing if it is not allowed
     */
    Optional<Object> accept(JsonNode value);

    /** What is allowed, to follow the words "must be". */
    String allowed();

    /** A whole number within bounds, both included. */
    record WholeNumber(long least, long most) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                return Optional.empty();
            }
            long number = value.longValue();
            return number < least || number > most ? Optional.empty() : Optional.of(number);
        }

        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** One of a few words, in any case. */
    record OneOf(List<String> words) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            String word = value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "";
            return words.contains(word) ? Optional.of(word) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "one of \"" + String.join("\", \"", words) + "\"";
        }
    }

    /** The Control key with another, as {@code send} names them; not those that the Tab and Enter keys send too. */
    record ControlKey() implements ValueRule {
        private static final Pattern KEY = Pattern.compile("ctrl[+-]([a-hj-ln-z\\]\\\\^_])");

        @Override
        public Optional<Object> accept(JsonNode value) {
            String key = value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "";
            Matcher parts = KEY.matcher(key);
            return parts.matches() ? Optional.of("ctrl+" + parts.group(1)) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "a key from \"ctrl+a\" to \"ctrl+z\" but for ctrl+i (Tab) and ctrl+m (Enter), "
                    + "or \"ctrl+]\", \"ctrl+\\\\\", \"ctrl+^\" or \"ctrl+_\"";
        }
    }

    /** True or false. */
    record YesOrNo() implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** A text up to a length. */
    record Text(int most) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            boolean fits = value.isTextual() && value.textValue().length() <= most;
            return fits ? Optional.of(value.textValue().strip()) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "a text of up to " + most + " characters";
        }
    }

    /** A list of texts. */
    record Texts(int most, int mostEach) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            if (!value.isArray() || value.size() > most) {
                return Optional.empty();
            }
            Text each = new Text(mostEach);
            List<String> texts = new ArrayList<>();
            for (JsonNode element : value) {
                Optional<Object> text = each.accept(element);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                texts.add((String) text.get());
            }
            return Optional.of(List.copyOf(texts));
        }

        @Override
        public String allowed() {
            return "a list of up to " + most + " texts";
        }
    }
}
