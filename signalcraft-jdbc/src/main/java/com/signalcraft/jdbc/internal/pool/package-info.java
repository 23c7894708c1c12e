/** Connection pools. Not for users. */
@NullMarked
package com.signalcraft.jdbc.internal.pool;

import org.jspecify.annotations.NullMarked;
