/** Reading from addresses that somebody has given, without being sent to where only we can go. */
@NullMarked
package com.signalcraft.examples.server.fetch;

import org.jspecify.annotations.NullMarked;
