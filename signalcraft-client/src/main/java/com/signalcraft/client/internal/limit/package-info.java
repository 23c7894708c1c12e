/** What keeps calls back: a circuit breaker, a bulkhead, the server's quota and a pace. */
@NullMarked
package com.signalcraft.client.internal.limit;

import org.jspecify.annotations.NullMarked;
