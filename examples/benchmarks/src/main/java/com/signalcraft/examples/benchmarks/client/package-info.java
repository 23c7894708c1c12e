/** Figures of the HTTP client. */
@NullMarked
package com.signalcraft.examples.benchmarks.client;

import org.jspecify.annotations.NullMarked;
