/** Load on the API server, over HTTP as anybody would send it. */
@NullMarked
package com.signalcraft.examples.benchmarks.server;

import org.jspecify.annotations.NullMarked;
