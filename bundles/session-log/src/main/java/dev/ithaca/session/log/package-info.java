/**
 * The durable output log of a terminal session: a directory of plain files with one writer, the host that owns the
 * session, and any number of readers in any process.
 *
 * <p>Output has offsets that begin at 0 and never change. Bytes are stored exactly as the child wrote them. All numbers
 * in binary files are big endian, all offsets in names have 20 digits.
 *
 * <ul>
 *   <li>{@code output-<start>.log}: a segment, raw output from offset {@code start} on, no header. The next segment begins
 *       where it ends; one that begins further on follows a gap, bytes that were never stored.
 *   <li>{@code output-<start>.log.gz}: a closed segment, compressed: gzip members of 256 KiB of output each, so that
 *       {@code zcat} reads it. It replaces the raw segment, which wins while both are there.
 *   <li>{@code output-<start>.gzi}: where those members end. Magic {@code ITHZ} (4), version 1 (2), zero (2), start (8), raw
 *       bytes per member (4), count (4), raw bytes in all (8), end of each member in the file (8 each), CRC32C of all before
 *       (4). Found again from the members if lost.
 *   <li>{@code output-<start>.idx}: the index. Header of 32 bytes: magic {@code ITHI} (4), version 1 (2), record size 32
 *       (2), start (8), line feeds in the log before it (8), zero (4), CRC32C of the 28 bytes before (4). Records of 32
 *       bytes: offset behind a block (8), milliseconds since 1970 (8), line feeds in the log before that offset (8),
 *       CRC32C of the block, which begins where the record before ends (4), CRC32C of the 28 bytes before (4). There is
 *       one per 64 KiB, and one for what was written before a pause.
 *   <li>{@code events.jsonl}: one flat JSON object per line: {@code at} (RFC 3339, milliseconds, UTC), {@code kind}, {@code
 *       offset} (a number), then texts. Over 4 MiB the file is replaced by a shorter one: all of kind
 *       {@code started}, the newest 1 MiB of {@code resized}, {@code ended}, {@code gap} and {@code cut}, a line of kind
 *       {@code shortened} that tells how many {@code lines} have gone there, and all of the newest 1 MiB.
 *   <li>{@code checkpoint-<offset>.bin}: a terminal's state at an offset. Magic {@code ITHC} (4), version 1 (2), rows (2),
 *       columns (2), zero (2), offset (8), length (4), state, CRC32C of all before (4).
 *   <li>{@code *.tmp}: unfinished, not read by anyone.
 * </ul>
 *
 * <p>A reader checks magic, version and checksums and takes a file that fails for one that is not there. A writer that is
 * killed loses nothing that it flushed. A power cut may tear what the kernel had not written yet: who opens a log without
 * a writer compares the newest segments with their index and cuts behind the last block that matches ({@code cut} event).
 *
 * <p>This library is JDK only and is embedded privately by each process that uses it.
 */
@NullMarked
package dev.ithaca.session.log;

import org.jspecify.annotations.NullMarked;
