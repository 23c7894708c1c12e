/** A database to develop against, in one command. */
@NullMarked
package com.signalcraft.examples.database;

import org.jspecify.annotations.NullMarked;
