/** What only the hosted API offers, beside the API that all back ends share. */
@NullMarked
package com.signalcraft.client.hosted;

import org.jspecify.annotations.NullMarked;
