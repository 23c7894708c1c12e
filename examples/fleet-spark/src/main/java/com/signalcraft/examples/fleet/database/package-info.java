/** PostgreSQL: where it is, how it is talked to, and what the fleet has in it. */
@NullMarked
package com.signalcraft.examples.fleet.database;

import org.jspecify.annotations.NullMarked;
