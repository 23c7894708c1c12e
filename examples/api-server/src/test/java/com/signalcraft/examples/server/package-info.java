@NullMarked
package com.signalcraft.examples.server;

import org.jspecify.annotations.NullMarked;
