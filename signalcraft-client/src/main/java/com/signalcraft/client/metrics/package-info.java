/** What the client tells of its work, for metrics. */
@NullMarked
package com.signalcraft.client.metrics;

import org.jspecify.annotations.NullMarked;
