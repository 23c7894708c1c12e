/** Keys that follow from the signing secret, each for one purpose. */
@NullMarked
package com.signalcraft.examples.server.secret;

import org.jspecify.annotations.NullMarked;
