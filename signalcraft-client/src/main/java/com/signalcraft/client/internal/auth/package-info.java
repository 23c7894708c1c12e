/** Who calls: what is sent to prove it, and tokens that are kept fresh. */
@NullMarked
package com.signalcraft.client.internal.auth;

import org.jspecify.annotations.NullMarked;
