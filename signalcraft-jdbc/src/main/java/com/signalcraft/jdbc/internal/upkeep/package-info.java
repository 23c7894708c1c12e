/** Upkeep by functions of the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.upkeep;

import org.jspecify.annotations.NullMarked;
