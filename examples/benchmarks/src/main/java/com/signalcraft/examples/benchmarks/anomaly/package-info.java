/** How good and how fast the detection of anomalies is. */
@NullMarked
package com.signalcraft.examples.benchmarks.anomaly;

import org.jspecify.annotations.NullMarked;
