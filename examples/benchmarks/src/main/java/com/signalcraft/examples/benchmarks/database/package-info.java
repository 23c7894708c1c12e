/** Benchmarks of the JDBC back end, on a PostgreSQL that they start. */
@NullMarked
package com.signalcraft.examples.benchmarks.database;

import org.jspecify.annotations.NullMarked;
