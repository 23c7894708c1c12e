/** Checks of access tokens. Not for users. */
@NullMarked
package com.signalcraft.jdbc.internal.token;

import org.jspecify.annotations.NullMarked;
