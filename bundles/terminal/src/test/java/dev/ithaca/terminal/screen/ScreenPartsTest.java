// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScreenPartsTest {
    @Test
    void knowsHowWideCharactersAre() {
        assertThat("aé\u00ad│─█▒→☆".codePoints().map(CharacterWidth::of)).containsOnly(1);
        assertThat("漢字ひカ한￥！🙂🚀✅⌚㊗".codePoints().map(CharacterWidth::of)).containsOnly(2);
        assertThat("\u0301\u20dd\u200d\ufe0f\u200b\u1160\u0e31".codePoints().map(CharacterWidth::of))
                .containsOnly(0);
        assertThat(CharacterWidth.of(0x1FAE8)).isEqualTo(2);
        assertThat(CharacterWidth.of(0x20000)).isEqualTo(2);
        assertThat(CharacterWidth.of(0x10FFFF)).isEqualTo(1);
    }

    @Test
    void historyBehavesLikeABoundedList() {
        Random random = new Random(11);
        for (int limit : new int[] {1, 3, 70, 200}) {
            History history = new History(limit);
            ArrayDeque<String> model = new ArrayDeque<>();
            for (int i = 0; i < 1000; i++) {
                if (random.nextInt(5) == 0 && !model.isEmpty()) {
                    assertThat(text(history.pop())).isEqualTo(model.removeLast());
                } else {
                    Row row = row("line " + i, i % 3 == 0 ? Cell.styleBits(1) : 0);
                    history.push(row);
                    model.addLast(text(row));
                    if (model.size() > limit) {
                        model.removeFirst();
                    }
                }
                assertThat(history.size()).isEqualTo(model.size());
            }
            int at = 0;
            for (String line : model) {
                assertThat(text(history.get(at++))).isEqualTo(line);
            }
        }
    }

    @Test
    void aRowAgreesWithAPlainArrayOfCells() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            int columns = 1 + random.nextInt(40);
            Row row = new Row();
            long[] model = new long[columns];
            for (int step = 0; step < 60; step++) {
                mutate(random, row, model, columns);
                for (int c = 0; c < columns; c++) {
                    assertThat(row.cell(c))
                            .as("run %d step %d column %d", run, step, c)
                            .isEqualTo(model[c]);
                }
                assertThat(row.used()).isLessThanOrEqualTo(columns);
            }
        }
    }

    private static void mutate(Random random, Row row, long[] model, int columns) {
        int at = random.nextInt(columns);
        int count = 1 + random.nextInt(columns - at);
        long fill = random.nextBoolean() ? 0 : Cell.styleBits(7);
        switch (random.nextInt(5)) {
            case 0 -> {
                long cell = 'a' + (long) random.nextInt(26);
                row.put(at, cell);
                model[at] = cell;
            }
            case 1 -> {
                row.erase(at, at + count, fill);
                Arrays.fill(model, at, at + count, fill);
            }
            case 2 -> {
                row.insert(at, count, columns, fill);
                System.arraycopy(model, at, model, at + count, columns - at - count);
                Arrays.fill(model, at, at + count, fill);
            }
            case 3 -> {
                row.delete(at, count, columns, fill);
                System.arraycopy(model, at + count, model, at, columns - at - count);
                Arrays.fill(model, columns - count, columns, fill);
            }
            default -> {
                row.clear(columns, fill);
                Arrays.fill(model, fill);
            }
        }
    }

    @Test
    void stylesSurviveCompaction() {
        StyleTable table = new StyleTable();
        int[] index = new int[5000];
        for (int i = 0; i < index.length; i++) {
            index[i] = table.intern(0, Pen.RGB | i, 0, 0);
        }
        assertThat(table.needsCompaction()).isTrue();
        boolean[] live = new boolean[table.size()];
        live[index[17]] = true;
        live[index[4000]] = true;
        int[] renumbered = table.retain(live);
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.intern(0, Pen.RGB | 4000, 0, 0)).isEqualTo(renumbered[index[4000]]);
        Pen pen = new Pen();
        table.read(renumbered[index[17]], pen);
        assertThat(pen.foreground()).isEqualTo(Pen.RGB | 17);
    }

    private static Row row(String text, long style) {
        Row row = new Row();
        for (int i = 0; i < text.length(); i++) {
            row.put(i, style | text.charAt(i));
        }
        return row;
    }

    private static String text(Row row) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.used(); i++) {
            out.append(Cell.style(row.cell(i))).append((char) Cell.codePoint(row.cell(i)));
        }
        return out.toString();
    }
}
