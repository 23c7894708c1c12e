/** Calls that nobody waits for. */
@NullUnmarked
package com.signalcraft.client.async;

import org.jspecify.annotations.NullUnmarked;
