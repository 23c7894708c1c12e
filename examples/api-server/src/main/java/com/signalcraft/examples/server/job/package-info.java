/** Jobs that are kept in the database and run by whichever process is free. */
@NullMarked
package com.signalcraft.examples.server.job;

import org.jspecify.annotations.NullMarked;
