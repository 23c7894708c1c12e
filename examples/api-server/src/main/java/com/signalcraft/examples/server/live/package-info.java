/** What is new, told over websockets as it happens. */
@NullMarked
package com.signalcraft.examples.server.live;

import org.jspecify.annotations.NullMarked;
