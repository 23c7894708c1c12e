/** Loading many points into the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.load;

import org.jspecify.annotations.NullMarked;
