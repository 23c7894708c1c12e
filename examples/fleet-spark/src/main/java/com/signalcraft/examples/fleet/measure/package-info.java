/** How long it takes, against one process without Spark. */
@NullMarked
package com.signalcraft.examples.fleet.measure;

import org.jspecify.annotations.NullMarked;
