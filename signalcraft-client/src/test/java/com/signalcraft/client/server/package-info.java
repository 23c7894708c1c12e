/** A server that speaks the contract over the in-memory back end, for tests of the client. */
@NullMarked
package com.signalcraft.client.server;

import org.jspecify.annotations.NullMarked;
