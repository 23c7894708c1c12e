/** How a client proves who calls, and how its tokens stay fresh. */
@NullMarked
package com.signalcraft.client.auth;

import org.jspecify.annotations.NullMarked;
