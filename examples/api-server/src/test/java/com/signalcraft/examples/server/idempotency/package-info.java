@NullMarked
package com.signalcraft.examples.server.idempotency;

import org.jspecify.annotations.NullMarked;
