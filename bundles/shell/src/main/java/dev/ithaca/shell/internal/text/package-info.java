/** What commands read and print, as plain functions: tables, JSON, durations, keys, times. No command logic. */
@NullMarked
package dev.ithaca.shell.internal.text;

import org.jspecify.annotations.NullMarked;
