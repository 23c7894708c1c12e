/** What {@code jsonb} columns hold. Not for users. */
@NullMarked
package com.signalcraft.jdbc.internal.json;

import org.jspecify.annotations.NullMarked;
