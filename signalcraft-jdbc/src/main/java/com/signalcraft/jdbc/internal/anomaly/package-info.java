/** Anomalies in the database. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.anomaly;

import org.jspecify.annotations.NullMarked;
