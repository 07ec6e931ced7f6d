// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values a setting may have. */
interface ValueRule {
    /**
     * Checks a value of the file.
     *
     * @return the value as Configuration Admin shall hold it, or nothing if it is not allowed
     */
    Optional<Object> accept(JsonNode value);

    /** What is allowed, to follow the words "must be". */
    String allowed();

    /** Says what is wrong with a value that was not accepted. */
    default String fault(String key, JsonNode value) {
        String text = value.toString();
        return key + " must be " + allowed() + ", not " + (text.length() <= 60 ? text : text.substring(0, 60) + "…");
    }

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

    /** A list of texts without the blanks around them. */
    record Texts(int most, int mostEach) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            return texts(value, most, mostEach)
                    .map(texts -> texts.stream().map(String::strip).toList());
        }

        @Override
        public String allowed() {
            return "a list of up to " + most + " texts";
        }
    }

    /** A text of a certain form. */
    record Form(Predicate<String> form, String allowed) implements ValueRule {
        static Form of(String regex, String allowed) {
            return new Form(Pattern.compile(regex).asMatchPredicate(), allowed);
        }

        @Override
        public Optional<Object> accept(JsonNode value) {
            boolean fits = value.isTextual() && form.test(value.textValue().strip());
            return fits ? Optional.of(value.textValue().strip()) : Optional.empty();
        }
    }

    /** A list in which each element follows a rule; the element that does not is named. */
    record ListOf(ValueRule each, int least, int most) implements ValueRule {
        ListOf(ValueRule each, int most) {
            this(each, 0, most);
        }

        private boolean isList(JsonNode value) {
            return value.isArray() && value.size() >= least && value.size() <= most;
        }

        @Override
        public Optional<Object> accept(JsonNode value) {
            if (!isList(value)) {
                return Optional.empty();
            }
            List<Object> accepted = new ArrayList<>();
            for (JsonNode element : value) {
                each.accept(element).ifPresent(accepted::add);
            }
            return accepted.size() == value.size() ? Optional.of(List.copyOf(accepted)) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "a list of " + (least == 0 ? "up" : least) + " to " + most + ", each " + each.allowed();
        }

        @Override
        public String fault(String key, JsonNode value) {
            for (int i = 0; isList(value) && i < value.size(); i++) {
                if (each.accept(value.get(i)).isEmpty()) {
                    return each.fault(key + "[" + i + "]", value.get(i));
                }
            }
            return ValueRule.super.fault(key, value);
        }
    }

    /** A list of regular expressions, in which blanks count. What is none is for whoever uses them to name. */
    record Patterns(int most, int mostEach) implements ValueRule {
        @Override
        public Optional<Object> accept(JsonNode value) {
            return texts(value, most, mostEach).map(texts -> texts);
        }

        @Override
        public String allowed() {
            return "a list of up to " + most + " texts";
        }
    }

    private static Optional<List<String>> texts(JsonNode value, int most, int mostEach) {
        if (!value.isArray() || value.size() > most) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual() || element.textValue().length() > mostEach) {
                return Optional.empty();
            }
            texts.add(element.textValue());
        }
        return Optional.of(List.copyOf(texts));
    }
}
