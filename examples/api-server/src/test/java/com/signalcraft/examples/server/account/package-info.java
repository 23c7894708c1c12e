@NullMarked
package com.signalcraft.examples.server.account;

import org.jspecify.annotations.NullMarked;
