/** A business's tables as a file. */
@NullMarked
package com.signalcraft.examples.server.export;

import org.jspecify.annotations.NullMarked;
