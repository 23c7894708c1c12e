/** What a client tells of its calls, to be counted and timed. */
@NullMarked
package com.signalcraft.client.metrics;

import org.jspecify.annotations.NullMarked;
