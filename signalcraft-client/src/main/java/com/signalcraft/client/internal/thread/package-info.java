/** Threads of the client's own. */
@NullMarked
package com.signalcraft.client.internal.thread;

import org.jspecify.annotations.NullMarked;
