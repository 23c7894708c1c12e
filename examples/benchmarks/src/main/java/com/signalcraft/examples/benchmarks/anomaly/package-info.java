/** How well anomalies are found, and how fast, on public data and on synthetic KPIs. */
@NullMarked
package com.signalcraft.examples.benchmarks.anomaly;

import org.jspecify.annotations.NullMarked;
