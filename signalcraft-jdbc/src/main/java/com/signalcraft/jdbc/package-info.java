/** SignalCraft on PostgreSQL. */
@NullMarked
package com.signalcraft.jdbc;

import org.jspecify.annotations.NullMarked;
