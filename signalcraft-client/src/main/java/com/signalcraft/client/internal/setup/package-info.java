/** Reads what a client is set up with. */
@NullMarked
package com.signalcraft.client.internal.setup;

import org.jspecify.annotations.NullMarked;
