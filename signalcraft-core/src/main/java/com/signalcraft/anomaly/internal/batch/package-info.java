/** The detector of whole series. */
@NullMarked
package com.signalcraft.anomaly.internal.batch;

import org.jspecify.annotations.NullMarked;
