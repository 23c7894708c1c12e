/** Events by LISTEN and NOTIFY. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.event;

import org.jspecify.annotations.NullMarked;
