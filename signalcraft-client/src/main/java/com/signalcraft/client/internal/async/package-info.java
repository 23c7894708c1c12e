/** The threads of calls that nobody waits for. */
@NullMarked
package com.signalcraft.client.internal.async;

import org.jspecify.annotations.NullMarked;
