/** Which KPIs move together. */
@NullMarked
package com.signalcraft.anomaly.internal.correlate;

import org.jspecify.annotations.NullMarked;
