/** Transactions bound to a caller: the one place where SQL of the API is run. Not for users. */
@NullMarked
package com.signalcraft.jdbc.internal.transaction;

import org.jspecify.annotations.NullMarked;
