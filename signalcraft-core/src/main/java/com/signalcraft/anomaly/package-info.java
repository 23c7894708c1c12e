/**
 * Anomaly detection: an {@link com.signalcraft.anomaly.AnomalyDetector} looks at a whole series, a
 * {@link com.signalcraft.anomaly.StreamingDetector} at one point after the other.
 */
@NullMarked
package com.signalcraft.anomaly;

import org.jspecify.annotations.NullMarked;
