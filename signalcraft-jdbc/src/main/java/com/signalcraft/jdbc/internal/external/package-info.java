/** News, weather and market prices in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.external;

import org.jspecify.annotations.NullMarked;
