/** Points of many series on their way between machines. */
@NullMarked
package com.signalcraft.examples.fleet.series;

import org.jspecify.annotations.NullMarked;
