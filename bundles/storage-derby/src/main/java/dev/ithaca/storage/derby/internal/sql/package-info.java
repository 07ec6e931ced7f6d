/** Rows to and from tables, in the SQL that Derby and PostgreSQL share. */
@NullMarked
package dev.ithaca.storage.derby.internal.sql;

import org.jspecify.annotations.NullMarked;
