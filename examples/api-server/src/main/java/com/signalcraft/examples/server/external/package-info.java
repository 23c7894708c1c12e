/** Weather, prices and news from elsewhere, as files or from addresses. */
@NullMarked
package com.signalcraft.examples.server.external;

import org.jspecify.annotations.NullMarked;
