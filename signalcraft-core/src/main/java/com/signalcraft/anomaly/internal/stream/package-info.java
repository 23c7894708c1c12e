/** The streaming detector: one point after the other, in constant time and memory. */
@NullMarked
package com.signalcraft.anomaly.internal.stream;

import org.jspecify.annotations.NullMarked;
