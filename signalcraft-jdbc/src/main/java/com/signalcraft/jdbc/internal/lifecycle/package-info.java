/** Retention, export, anonymisation and erasure in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
