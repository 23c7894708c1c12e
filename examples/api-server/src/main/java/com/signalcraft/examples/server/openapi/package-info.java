/** The description of the API, as the server hands it out. */
@NullMarked
package com.signalcraft.examples.server.openapi;

import org.jspecify.annotations.NullMarked;
