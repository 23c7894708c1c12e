@NullMarked
package com.signalcraft.examples.server.sample;

import org.jspecify.annotations.NullMarked;
