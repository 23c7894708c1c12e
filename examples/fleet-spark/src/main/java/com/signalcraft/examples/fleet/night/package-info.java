/** The work of a night. */
@NullMarked
package com.signalcraft.examples.fleet.night;

import org.jspecify.annotations.NullMarked;
