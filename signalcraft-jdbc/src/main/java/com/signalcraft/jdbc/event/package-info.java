/** What is new, told as it happens. */
@NullMarked
package com.signalcraft.jdbc.event;

import org.jspecify.annotations.NullMarked;
