@NullMarked
package com.signalcraft.examples.fleet.points;

import org.jspecify.annotations.NullMarked;
