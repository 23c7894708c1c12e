/** What the detectors of whole series and of streams share. */
@NullMarked
package com.signalcraft.anomaly.internal;

import org.jspecify.annotations.NullMarked;
