/** The files that make the schema, and the table that tells which were run. Not for users. */
@NullMarked
package com.signalcraft.jdbc.internal.migration;

import org.jspecify.annotations.NullMarked;
