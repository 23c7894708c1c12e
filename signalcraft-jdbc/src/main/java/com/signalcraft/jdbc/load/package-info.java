/** Loading many points at once. */
@NullMarked
package com.signalcraft.jdbc.load;

import org.jspecify.annotations.NullMarked;
