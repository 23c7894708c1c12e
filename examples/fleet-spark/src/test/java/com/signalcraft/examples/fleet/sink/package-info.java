@NullMarked
package com.signalcraft.examples.fleet.sink;

import org.jspecify.annotations.NullMarked;
