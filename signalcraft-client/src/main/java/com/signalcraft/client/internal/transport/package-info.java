/** How a call of the API crosses the network: tries, limits, credentials, errors. */
@NullMarked
package com.signalcraft.client.internal.transport;

import org.jspecify.annotations.NullMarked;
