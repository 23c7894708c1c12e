/** How many requests a caller may make. */
@NullMarked
package com.signalcraft.examples.server.quota;

import org.jspecify.annotations.NullMarked;
