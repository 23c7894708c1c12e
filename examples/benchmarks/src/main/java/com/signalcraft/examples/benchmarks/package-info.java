/** Benchmarks. */
@NullMarked
package com.signalcraft.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
