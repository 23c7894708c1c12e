/** The stream of the day: points as they come in, judged one after the other. */
@NullMarked
package com.signalcraft.examples.fleet.stream;

import org.jspecify.annotations.NullMarked;
