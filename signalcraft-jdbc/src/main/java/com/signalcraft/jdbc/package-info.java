/**
 * The whole API straight on a PostgreSQL database, whose row level security decides what a caller
 * sees.
 */
@NullMarked
package com.signalcraft.jdbc;

import org.jspecify.annotations.NullMarked;
